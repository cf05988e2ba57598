using Carbon.Node.Entries.Import;

namespace Carbon.Node.Acquisition.Files;

/// <summary>A file as a table: its columns and rows.</summary>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows below the names, with their numbers as a person counts them.</param>
public sealed record FileTable(FileColumns Columns, IReadOnlyList<(int Number, IReadOnlyList<object?> Cells)> Rows)
{
    /// <summary>Reads a csv text or an xlsx workbook (its first sheet).</summary>
    /// <exception cref="UnreadableFileException">It is neither, or too large.</exception>
    public static FileTable Read(byte[] content, FilesOptions options)
    {
        var most = options.MaximumRows + options.HeaderRow;
        var rows = (content.AsSpan().StartsWith("PK\u0003\u0004"u8) ? Workbook(content, most) : FileText.Rows(FileText.Decode(content, options.Encoding), options.Delimiter)).Take(most + 1).ToList();
        if (rows.Count > most)
            throw new UnreadableFileException($"the file has more than {options.MaximumRows} rows; split it, or raise maximumRows of the channel");
        if (options.HeaderRow == 0)
            return new(new FileColumns(null), rows);
        var names = rows.FirstOrDefault(r => r.Number >= options.HeaderRow);
        return names.Cells is null || names.Number != options.HeaderRow
            ? throw new UnreadableFileException($"row {options.HeaderRow}, in which the names of the columns should stand, is empty")
            : new(new FileColumns([.. names.Cells.Select(c => c?.ToString() ?? "")]), [.. rows.Where(r => r.Number > options.HeaderRow)]);
    }

    private static IEnumerable<(int Number, IReadOnlyList<object?> Cells)> Workbook(byte[] content, int most)
    {
        try
        {
            return EntryTable.Read(content, most).Select(r => (r.Number, r.Cells));
        }
        catch (UnreadableTableException failure)
        {
            throw new UnreadableFileException(failure.Message);
        }
    }
}

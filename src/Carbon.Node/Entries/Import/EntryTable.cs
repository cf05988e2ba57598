using System.IO.Compression;
using System.Text;
using Carbon.Node.Settle;
using MiniExcelLibs;

namespace Carbon.Node.Entries.Import;

/// <summary>A row of a table: its number as a person sees it, and its cells.</summary>
public sealed record TableRow(int Number, IReadOnlyList<object?> Cells);

/// <summary>A table that cannot be read.</summary>
public sealed class UnreadableTableException(string reason) : Exception(reason);

/// <summary>Reads the rows of a csv or xlsx table.</summary>
public static class EntryTable
{
    /// <summary>Most rows of a table.</summary>
    public const int MaximumRows = 2000;

    private const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>The rows of a table, without blank ones and those whose first cell begins with <c>#</c>.</summary>
    /// <exception cref="UnreadableTableException">It is neither csv nor xlsx, or too large.</exception>
    public static IReadOnlyList<TableRow> Read(byte[] content, int most = MaximumRows)
    {
        var rows = (content.AsSpan().StartsWith("PK\u0003\u0004"u8) ? Workbook(content, most) : Text(content))
            .Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c?.ToString())) && r.Cells[0]?.ToString()?.StartsWith('#') != true)
            .Take(most + 2)
            .ToList();
        return rows.Count > most + 1 ? throw new UnreadableTableException($"The table has more than {most} rows; split it.") : rows;
    }

    private static IEnumerable<TableRow> Workbook(byte[] content, int most)
    {
        List<IDictionary<string, object?>> rows;
        try
        {
            using (var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read))
            {
                if (archive.Entries.Sum(e => e.Length) > MostUnpacked)
                    throw new UnreadableTableException("The workbook unpacks to more than any table of entries is; it is not read.");
            }
            using var stream = new MemoryStream(content);
            rows = [.. stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX).Take(most * 2).Cast<IDictionary<string, object?>>()];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or InvalidOperationException or System.Xml.XmlException or FormatException or KeyNotFoundException or NotSupportedException)
        {
            throw new UnreadableTableException($"The workbook cannot be read: {e.Message} Save it anew as .xlsx.");
        }
        return rows.Select((r, i) => new TableRow(i + 1, [.. r.Values]));
    }

    private static IEnumerable<TableRow> Text(byte[] content)
    {
        if (content.AsSpan(0, Math.Min(content.Length, 4096)).Contains((byte)0))
            throw new UnreadableTableException("The file is neither a csv text nor an xlsx workbook.");
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableTableException("The text is not UTF-8; save it as \"CSV UTF-8\", or as .xlsx.");
        }
        var lines = CsvLines.Of(text);
        return Enumerable.Range(0, lines.Count).Select(i => new TableRow(i + 1, lines.Fields(i))).Where(r => r.Cells.Count > 0);
    }
}

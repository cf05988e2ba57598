using System.Text;

namespace Carbon.Node.Acquisition.Files;

/// <summary>The rows of a csv text: cells in quotes may hold delimiters, doubled quotes and line ends.</summary>
public static class FileText
{
    private const int MostCells = 1000;
    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>The encoding of a name; null where it is not known. Bytes that are none of its characters are refused.</summary>
    public static Encoding? EncodingOf(string name) => name.ToLowerInvariant() switch
    {
        "utf-8" or "utf8" => new UTF8Encoding(false, throwOnInvalidBytes: true),
        "gb18030" or "gbk" or "gb2312" => CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        "utf-16" or "utf-16le" => new UnicodeEncoding(false, true, throwOnInvalidBytes: true),
        _ => null,
    };

    /// <summary>The text of a file.</summary>
    /// <exception cref="UnreadableFileException">It is not text of this encoding.</exception>
    public static string Decode(byte[] content, string encoding)
    {
        var (name, skip) = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ("utf-8", 3),
            [0xFF, 0xFE, ..] => ("utf-16", 2),
            _ => (encoding, 0),
        };
        try
        {
            var text = EncodingOf(name)!.GetString(content, skip, content.Length - skip);
            return text.AsSpan(0, Math.Min(text.Length, 4096)).Contains('\0') ? throw new UnreadableFileException("the file is neither text nor an xlsx workbook") : text;
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFileException($"the text is not {name}; set the encoding of the channel (utf-8, gb18030, utf-16) to that of the file");
        }
    }

    /// <summary>The rows with their numbers, counted from 1 as lines of an editor; blank ones are left out.</summary>
    /// <exception cref="UnreadableFileException">A quote is not closed, or a row has too many cells.</exception>
    public static IEnumerable<(int Number, IReadOnlyList<object?> Cells)> Rows(string text, string? delimiter)
    {
        var separator = delimiter switch { null => Found(text), "tab" => '\t', _ => delimiter[0] };
        var (cells, cell, quoted, line, first) = (new List<object?>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else if (c == '"')
                    quoted = false;
                else
                    cell.Append(c);
                line += c == '\n' ? 1 : 0;
                continue;
            }
            if (quoted)
                throw new UnreadableFileException($"the quote in row {first} is not closed");
            if (c == '"' && string.IsNullOrWhiteSpace(cell.ToString()))
                (quoted, _) = (true, cell.Clear());
            else if (c == separator || c == '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                if (cells.Count > MostCells)
                    throw new UnreadableFileException($"row {first} has more than {MostCells} cells; check the delimiter");
            }
            else
                cell.Append(c);
            if (c != '\n')
                continue;
            if (cells.Any(t => ((string)t!).Length > 0))
                yield return (first, cells);
            cells = [];
            first = ++line;
        }
    }

    private static char Found(string text)
    {
        var sample = text.Split('\n', 60).Take(50).Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
        return Delimiters.MaxBy(d => sample.Select(l => l.Count(c => c == d)).Where(n => n > 0).GroupBy(n => n).Select(g => g.Count()).DefaultIfEmpty(0).Max());
    }
}

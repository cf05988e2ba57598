using System.Text;

namespace Carbon.Node.Settle;

/// <summary>The lines of a separated-values file, cut into fields; the separator is found by what cuts most lines alike.</summary>
public sealed class CsvLines
{
    private static readonly char[] _separators = [';', '\t', ','];
    private readonly string[] _lines;

    private CsvLines(string[] lines)
    {
        _lines = lines;
        var sample = lines.Where(l => !string.IsNullOrWhiteSpace(l)).Take(200).ToArray();
        Separator = _separators.MaxBy(s => Alike(sample, s));
    }

    /// <summary>Comma, semicolon or tab.</summary>
    public char Separator { get; }

    /// <summary>Lines of the file, blank ones included.</summary>
    public int Count => _lines.Length;

    /// <summary>Reads a whole file. A byte order mark decides the encoding, UTF-8 otherwise.</summary>
    /// <exception cref="UnreadableSeriesException">It is not there, cannot be read or has no text.</exception>
    public static CsvLines Read(string file)
    {
        if (Directory.Exists(file))
        {
            throw new UnreadableSeriesException($"{file}: is a folder; give a file with one reading a line");
        }
        string text;
        try
        {
            text = File.ReadAllText(file, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableSeriesException($"{file}: cannot be read: {e.Message}");
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UnreadableSeriesException($"{file}: line 1: the file is empty; expected lines with a time column and a value column");
        }
        if (text.AsSpan(0, Math.Min(text.Length, 4096)).Contains('\0'))
        {
            throw new UnreadableSeriesException($"{file}: line 1: this is not a text file");
        }
        return Of(text);
    }

    /// <summary>The lines of a text.</summary>
    public static CsvLines Of(string text) => new(text.ReplaceLineEndings("\n").Split('\n'));

    /// <summary>The trimmed fields of line <paramref name="index"/> (from 0); empty for a blank line.</summary>
    public string[] Fields(int index) => string.IsNullOrWhiteSpace(_lines[index]) ? [] : Cut(_lines[index], Separator);

    private static int Alike(string[] lines, char separator) =>
        lines.Select(l => Cut(l, separator).Length).Where(n => n > 1).GroupBy(n => n).Select(g => g.Count()).DefaultIfEmpty(0).Max();

    private static string[] Cut(string line, char separator)
    {
        if (!line.Contains('"'))
        {
            return line.Split(separator, StringSplitOptions.TrimEntries);
        }
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    field.Append(line[++i]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == separator && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }
        fields.Add(field.ToString().Trim());
        return [.. fields];
    }
}

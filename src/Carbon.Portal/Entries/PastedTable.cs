using System.Text;

namespace Carbon.Portal.Entries;

/// <summary>A table that is pasted from a spreadsheet: cells apart by tabs, cells with tabs, quotes or line ends in quotes.</summary>
public static class PastedTable
{
    /// <summary>The table as csv, as which tables are brought in; what has no tab is taken as csv already.</summary>
    public static byte[] Csv(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(text);
        var csv = new StringBuilder();
        foreach (var row in Rows(text))
            csv.AppendJoin(',', row.Select(Quoted)).Append('\n');
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(text[++i]);
                    break;
                case '"' when quoted || cell.Length == 0:
                    quoted = !quoted;
                    break;
                case '\t' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted:
                    row.Add(cell.ToString());
                    yield return row;
                    (row, cell) = ([], new StringBuilder());
                    break;
                case var c:
                    cell.Append(c);
                    break;
            }
        }
        if (cell.Length == 0 && row.Count == 0)
            yield break;
        row.Add(cell.ToString());
        yield return row;
    }

    // A table that is brought in has one row a line; a line end inside a cell becomes a space.
    private static string Quoted(string cell) => $"\"{cell.ReplaceLineEndings(" ").Trim().Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

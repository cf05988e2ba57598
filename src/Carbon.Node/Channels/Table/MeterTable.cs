using System.Text;
using MiniExcelLibs;

namespace Carbon.Node.Channels.Table;

/// <summary>Writes the table of channels, meters and points.</summary>
internal static class MeterTable
{
    /// <summary>Most rows that are brought in.</summary>
    public const int MaximumRows = 20_000;

    /// <summary>A workbook, or csv with a byte order mark.</summary>
    public static byte[] Write(IReadOnlyList<MeterTableRow> rows, bool xlsx)
    {
        using var content = new MemoryStream();
        if (xlsx)
        {
            content.SaveAs(rows.Prepend(new MeterTableRow([.. MeterTableColumn.All.Select(c => c.Name)]))
                .Select(r => r.Cells.Select((cell, i) => (Key: $"c{i:D2}", Value: (object)cell)).ToDictionary(c => c.Key, c => c.Value)), printHeader: false);
            return content.ToArray();
        }
        var text = new StringBuilder().AppendJoin(',', MeterTableColumn.All.Select(c => c.Name)).Append("\r\n");
        foreach (var row in rows)
            text.AppendJoin(',', row.Cells.Select(Quoted)).Append("\r\n");
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny("\",;\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

using System.Text;
using Carbon.Contracts;
using Carbon.Views.Entries;
using MiniExcelLibs;

namespace Carbon.Node.Entries.Import;

/// <summary>A table to fill in: the heading, what belongs in each column, and a row for each period that is missing.</summary>
public static class EntryTemplate
{
    /// <summary>Media type of a workbook.</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The table as a workbook.</summary>
    public static byte[] Xlsx(IEnumerable<DueView> due, IReadOnlyList<DataItemRecord> items)
    {
        using var stream = new MemoryStream();
        var sheets = new Dictionary<string, object>
        {
            ["entries"] = Rows(due).Select(r => EntryColumn.All.Select((c, i) => (c.Name, Cell: (object)r[i])).ToDictionary(p => p.Name, p => p.Cell)).ToList(),
            ["items"] = items.Select(i => new Dictionary<string, object>
            {
                ["item"] = i.Id,
                ["name"] = i.NameEn,
                ["名称"] = i.NameZh,
                ["unit"] = i.Unit,
                ["explanation"] = i.ExplanationEn,
                ["说明"] = i.ExplanationZh,
                ["responsible"] = i.Responsible,
            }).ToList(),
        };
        stream.SaveAs(sheets, excelType: ExcelType.XLSX);
        return stream.ToArray();
    }

    /// <summary>The table as csv, with a byte order mark so that spreadsheets read it as UTF-8.</summary>
    public static byte[] Csv(IEnumerable<DueView> due)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', EntryColumn.All.Select(c => c.Name)).Append('\n');
        foreach (var row in Rows(due))
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<string[]> Rows(IEnumerable<DueView> due)
    {
        yield return [.. EntryColumn.All.Select((c, i) => $"{(i == 0 ? "# " : "")}{c.NameZh}：{c.ExplanationZh} / {c.Explanation}")];
        foreach (var period in due)
        {
            var row = new string[EntryColumn.All.Count];
            Array.Fill(row, "");
            (row[0], row[1], row[2], row[4]) = (period.Item.Id, $"{period.From:yyyy-MM-dd}", $"{period.To:yyyy-MM-dd}", period.Item.Unit);
            yield return row;
        }
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n;") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

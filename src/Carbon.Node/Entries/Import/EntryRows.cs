using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Carbon.Portal.Entries;

namespace Carbon.Node.Entries.Import;

/// <summary>A row of a table as an entry.</summary>
public sealed record EntryRow(int Number, string Item, EntryInput Input);

/// <summary>Turns the rows of a table into entries, with every problem by row and column.</summary>
public static class EntryRows
{
    /// <summary>The entries of a table whose first row is the heading.</summary>
    public static (IReadOnlyList<EntryRow> Rows, IReadOnlyList<ImportProblem> Problems) Of(IReadOnlyList<TableRow> table, string? item)
    {
        if (table.Count == 0)
            return ([], [new ImportProblem(1, "", "The table is empty; the first row is the heading, see the template.", "table_empty")]);
        var heading = table[0];
        var columns = heading.Cells.Select(c => EntryColumn.Of(CellReader.Text(c))?.Name).ToList();
        var problems = Heading(heading, columns, item).ToList();
        if (problems.Count > 0)
            return ([], problems);
        var rows = table.Skip(1).Select(r => Row(r, columns, item, problems)).ToList();
        if (rows.Count == 0)
            problems.Add(new ImportProblem(heading.Number, "", "The table has a heading and no rows.", "table_empty"));
        return (rows, problems);
    }

    private static IEnumerable<ImportProblem> Heading(TableRow heading, List<string?> columns, string? item)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var text = CellReader.Text(heading.Cells[i]);
            if (columns[i] is null && text.Length > 0)
                yield return new ImportProblem(heading.Number, text, $"There is no column '{text}'; there are {string.Join(", ", EntryColumn.All.Select(c => $"{c.Name} ({c.NameZh})"))}.", "column_unknown", [text]);
            else if (columns[i] is not null && columns.IndexOf(columns[i]) < i)
                yield return new ImportProblem(heading.Number, text, "The column is there twice; take one away.", "column_twice");
        }
        foreach (var needed in new[] { "item", "from", "value" }.Where(n => !columns.Contains(n) && (n != "item" || item is null)))
            yield return new ImportProblem(heading.Number, needed, "The column is missing in the heading.", "column_missing", [needed]);
    }

    private static EntryRow Row(TableRow row, List<string?> columns, string? item, List<ImportProblem> problems)
    {
        object? Cell(string name) => columns.IndexOf(name) is >= 0 and var i && i < row.Cells.Count ? row.Cells[i] : null;
        string? Text(string name) => CellReader.Text(Cell(name)) is { Length: > 0 } text ? text : null;
        decimal? Number(string name)
        {
            var number = CellReader.Number(Cell(name));
            if (number is null && Text(name) is { } text)
                problems.Add(new ImportProblem(row.Number, name, $"'{text}' is not a number; write it as 1234.56.", "not_number", [text]));
            return number;
        }
        (DateOnly First, DateOnly Last)? Date(string name)
        {
            var date = CellReader.Date(Cell(name));
            if (date is null && Text(name) is { } text)
                problems.Add(new ImportProblem(row.Number, name, $"'{text}' is not a date; write it as 2026-10-01.", "not_date", [text]));
            return date;
        }

        var named = Text("item") ?? item;
        if (named is null)
            problems.Add(new ImportProblem(row.Number, "item", "The data item is missing.", "item_missing"));
        var (from, to) = (Date("from"), Date("to"));
        if (from is null && Text("from") is null)
            problems.Add(new ImportProblem(row.Number, "from", "The first day is missing.", "from_missing"));
        var value = Number("value");
        if (value is null && Text("value") is null)
            problems.Add(new ImportProblem(row.Number, "value", "The value is missing.", "value_missing"));
        var last = to?.Last ?? (Text("to") is null && from is { } period && period.Last != period.First ? period.Last : null);
        var input = new EntryInput(
            null, from?.First, last, value, Text("unit"), Text("document"), Text("note"), Number("mass"), Number("uncertainty"), Text("supersedes"), Text("confirmation"));
        return new EntryRow(row.Number, named ?? "", input with { Id = IdOf(named ?? "", input) });
    }

    /// <summary>The same row gives the same entry, however often its table is brought in.</summary>
    private static string IdOf(string item, EntryInput input)
    {
        var content = string.Join('\u001F', new object?[]
        {
            item, input.From, input.To, input.Value?.ToString("G29", CultureInfo.InvariantCulture), input.Unit, input.Document, input.Mass?.ToString("G29", CultureInfo.InvariantCulture), input.Supersedes,
        }.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)));
        return "t" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 12));
    }
}

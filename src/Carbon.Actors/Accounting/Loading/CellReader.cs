using Carbon.Accounting.Documents;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Loading;

/// <summary>Reads one value of a factor table with its unit and its flag.</summary>
internal sealed class CellReader(UnitCatalog units, Problems problems, string reference)
{
    internal FactorCell? Read(DataMap table, DataMap row, string column, DataMap? definition)
    {
        if (row[column] is not { } node)
        {
            return null;
        }
        if (node is not DataScalar { Quoted: false } scalar || !PlainDecimal.TryRead(scalar.Text, out var value))
        {
            problems.Add(node.Line, $"column {column} of row {row.Text("key")} is not a number", reference);
            return null;
        }
        var code = definition?.Text("unit") is { } own && own != "by_row" ? own
            : definition?["units"] is DataMap byFuel && row.Text("per") is { } per ? byFuel.Text(per)
            : row.Text("unit");
        if (code is null || units.Find(code) is not { } unit)
        {
            problems.Add(node.Line, $"column {column} of row {row.Text("key")} has {(code is null ? "no unit" : $"the unknown unit '{code}'")}", reference);
            return null;
        }
        return new FactorCell(value, unit, Confirmed(table, row, column));
    }

    private static bool Confirmed(DataMap table, DataMap row, string column) =>
        (row["confirmed"] is DataMap byColumn ? byColumn.Flag(column) : row.Flag("confirmed")) ?? table.Flag("confirmed") ?? false;
}

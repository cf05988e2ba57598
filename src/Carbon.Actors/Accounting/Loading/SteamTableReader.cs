using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Loading;

/// <summary>Reads a steam table: <c>interpolate</c> (p, h) or <c>grid</c> (p, h per temperature in <c>t</c>).</summary>
internal sealed class SteamTableReader(DataMap table, UnitCatalog units, Problems problems, string reference)
{
    internal SteamTable? Read()
    {
        var temperatures = table.Text("kind") == "grid" ? Numbers(table["t"]).Select(t => t ?? 0).ToImmutableArray() : [];
        var rows = table.Maps("rows").Select(row => new SteamRow(
            Numbers(row["p"]).FirstOrDefault() ?? -1, [.. Numbers(row["h"])])).ToImmutableArray();
        var width = Math.Max(1, temperatures.Length);
        if (rows.IsEmpty || !Rises(temperatures) || !Rises([.. rows.Select(row => row.Pressure)]) || rows[0].Pressure < 0
            || rows.Any(row => row.Enthalpies.Length != width || (temperatures.IsEmpty && row.Enthalpies[0] is null)))
        {
            problems.Add(table.Line, "a steam table needs rising pressures (and temperatures) and one enthalpy for each", reference);
            return null;
        }
        return Unit("p") is { } p && Unit("t") is { } t && Unit("h") is { } h
            ? new SteamTable(temperatures, rows, p, t, h, table.Flag("confirmed") ?? false) : null;
    }

    private Unit? Unit(string column)
    {
        var code = ((table["columns"] as DataMap)?[column] as DataMap)?.Text("unit");
        var unit = code is null ? null : units.Find(code);
        if (unit is null)
        {
            problems.Add(table.Line, $"column {column} needs a known unit", reference);
        }
        return unit;
    }

    private static bool Rises(ImmutableArray<decimal> values) => values.Zip(values.Skip(1)).All(pair => pair.Item1 < pair.Item2);

    private static IEnumerable<decimal?> Numbers(DataNode? node) => node switch
    {
        DataScalar scalar => [PlainDecimal.TryRead(scalar.Text, out var value) ? value : null],
        DataList list => list.Items.SelectMany(Numbers),
        _ => [],
    };
}

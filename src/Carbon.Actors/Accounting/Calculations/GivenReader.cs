using Carbon.Accounting.Documents;
using Carbon.Accounting.Lines;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Calculations;

/// <summary>
/// Reads the value of a symbol: a number in the declared unit, <c>{value, unit}</c>, a row of a table <c>{table, row, column}</c>, or a
/// point of a steam table <c>{table, p, t}</c>. A null counts as not given.
/// </summary>
internal static class GivenReader
{
    private const string Origin = "given";

    internal static GivenValue? Read(DataNode node, string symbol, string source) => node switch
    {
        DataScalar { IsNull: true } => null,
        DataScalar scalar => new EnteredValue(Number(scalar, symbol, source), null, Origin),
        DataMap map when map.Text("table") is { } table => FromTable(map, table, symbol, source),
        DataMap map when map["value"] is DataScalar value && map.Entries.All(entry => entry.Key is "value" or "unit" or "note") =>
            new EnteredValue(Number(value, symbol, source), Unit(map, symbol, source), Origin),
        _ => throw new AccountingException(
            $"{source}: {symbol} must be a number, {{value, unit}} or {{table, row, column}}{InputsReader.At(node)}", symbol),
    };

    private static GivenValue FromTable(DataMap map, string table, string symbol, string source)
    {
        if (map.Text("row") is { } row)
        {
            return new TableValue(table, row, map.Text("column") ?? "value");
        }
        if (map["p"] is DataScalar pressure)
        {
            return new SteamValue(table, Number(pressure, symbol, source), map["t"] is DataScalar t ? Number(t, symbol, source) : null);
        }
        throw new AccountingException($"{source}: {symbol} names the table {table} without a row{InputsReader.At(map)}", symbol);
    }

    private static string? Unit(DataMap map, string symbol, string source) => map["unit"] switch
    {
        null => null,
        DataScalar unit => unit.Text,
        var other => throw new AccountingException($"{source}: the unit of {symbol} must be a text{InputsReader.At(other)}", symbol),
    };

    private static decimal Number(DataScalar scalar, string symbol, string source) => PlainDecimal.TryRead(scalar.Text, out var value)
        ? value
        : throw new AccountingException($"{source}: {symbol} = '{Shortened(scalar.Text)}' is not a number of at most 28 digits{InputsReader.At(scalar)}", symbol);

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "...";
}

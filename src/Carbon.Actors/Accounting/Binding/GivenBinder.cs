using System.Collections.Immutable;
using System.Globalization;
using Carbon.Accounting.Lines;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Accounting.Binding;

/// <summary>Reads the values given for a symbol: entered, from a row of a table, or from the rows of a table by year.</summary>
internal sealed class GivenBinder(AccountingLibrary library)
{
    /// <summary>The values in the order of their days, each day with one.</summary>
    /// <exception cref="AccountingException">A value is neither entered nor from a table, or two hold on one day.</exception>
    public ImmutableArray<DatedGiven> Values(GivenSymbolRecord given)
    {
        var values = given.Values.SelectMany(v => Values(given.Symbol, v)).OrderBy(v => v.From ?? DateOnly.MinValue).ToImmutableArray();
        foreach (var value in values.Where(v => v.To < v.From))
            throw new AccountingException($"{given.Symbol}: validTo is before validFrom", given.Symbol);
        for (var i = 1; i < values.Length; i++)
        {
            if ((values[i].From ?? DateOnly.MinValue) <= (values[i - 1].To ?? DateOnly.MaxValue))
                throw new AccountingException($"{given.Symbol}: two values hold on {values[i].From?.ToString("O", CultureInfo.InvariantCulture) ?? "the first day"}; each day has one", given.Symbol);
        }
        return values;
    }

    private IEnumerable<DatedGiven> Values(string symbol, GivenRecord given)
    {
        var (from, to) = (Day(given.ValidFrom), Day(given.ValidTo));
        return given switch
        {
            { Value: { } value, Table: "" } => [new(new EnteredValue(value.ToDecimal(), Text(given.Unit), Text(given.Origin) ?? "given"), from, to, given)],
            { Value: null, Table.Length: > 0, Row.Length: > 0 } when YearSeries.Of(library.Factors, symbol, given) is { } years =>
                years.Within(from, to).Select(y => new DatedGiven(new TableValue(y.Table, y.Row, Column(given)), y.From, y.To, given)),
            { Value: null, Table.Length: > 0, Row.Length: > 0 } => [new(new TableValue(given.Table, given.Row, Column(given)), from, to, given)],
            _ => throw new AccountingException($"{symbol}: give either \"value\", or \"table\" and \"row\"", symbol),
        };
    }

    private static string Column(GivenRecord given) => Text(given.Column) ?? "value";

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static DateOnly? Day(int date) => date == 0 ? null : MeteringRecords.Date(date);
}

using System.Collections.Immutable;
using System.Globalization;
using Carbon.Accounting.Factors;
using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>A row of a series with the local days on which it is used.</summary>
internal sealed record YearRow(string Table, string Row, DateOnly? From, DateOnly? To);

/// <summary>
/// Factors by data year: the rows of one table (<c>row: by_year</c>), or one row of the tables that form a series. A row is used in its
/// data year and until the next one begins, the newest without end; where a row states its own validity, in that.
/// </summary>
internal sealed class YearSeries(ImmutableArray<YearRow> rows)
{
    /// <summary>Stands for a row where the year chooses it.</summary>
    public const string ByYear = "by_year";

    /// <summary>The series that a given value names; null where it names one row.</summary>
    /// <exception cref="AccountingException">The rows have no data year, two have the same, or they differ in calibre and none is named.</exception>
    public static YearSeries? Of(FactorLibrary factors, string symbol, GivenRecord given)
    {
        if (factors.Find(given.Table) is { } table)
            return given.Row != ByYear ? null : Of(symbol, given, [.. table.Rows.Select(r => (table, r))]);
        var tables = factors.Tables.Values.Where(t => t.Series == given.Table).ToList();
        if (tables.Count == 0)
            return null;
        var rows = tables.SelectMany(t => t.Find(given.Row) is { } row ? [(t, row)] : Enumerable.Empty<(FactorTable, FactorRow)>()).ToList();
        return rows.Count > 0 ? Of(symbol, given, rows)
            : throw new AccountingException($"{symbol}: no table of the series {given.Table} has the row '{given.Row}'; they have {string.Join(", ", tables[^1].Rows.Select(r => r.Key).Take(40))}", symbol);
    }

    /// <summary>The rows that hold within the given days.</summary>
    public IEnumerable<YearRow> Within(DateOnly? from, DateOnly? to) => rows
        .Where(r => (to is null || r.From is null || r.From <= to) && (from is null || r.To is null || r.To >= from))
        .Select(r => r with { From = Later(r.From, from), To = Earlier(r.To, to) });

    private static YearSeries Of(string symbol, GivenRecord given, IReadOnlyList<(FactorTable Table, FactorRow Row)> all)
    {
        var column = given.Column.Length == 0 ? "value" : given.Column;
        var rows = all.Where(r => r.Row.Cells.ContainsKey(column) && (given.Calibre.Length == 0 || r.Row.Facts.Calibre == given.Calibre)).ToList();
        if (rows.Count == 0)
            throw new AccountingException($"{symbol}: {given.Table} has no value of the calibre '{given.Calibre}' in column {column}", symbol);
        var calibres = rows.Select(r => r.Row.Facts.Calibre).Distinct().ToList();
        if (calibres.Count > 1)
            throw new AccountingException($"{symbol}: the rows of {given.Table} are of several calibres; name one as \"calibre\": {string.Join(", ", calibres.Select(c => $"'{c ?? "none stated"}'"))}", symbol);
        if (rows.FirstOrDefault(r => Start(r.Row.Facts) is null) is { Row: { } undated })
            throw new AccountingException($"{symbol}: row {undated.Key} of {given.Table} has no data year and no validity; name the rows with validFrom and validTo", symbol);
        rows = [.. rows.OrderBy(r => Start(r.Row.Facts))];
        for (var i = 1; i < rows.Count; i++)
        {
            if (Start(rows[i].Row.Facts) <= (rows[i - 1].Row.Facts.ValidTo ?? Start(rows[i - 1].Row.Facts)))
                throw new AccountingException($"{symbol}: rows {rows[i - 1].Row.Key} and {rows[i].Row.Key} of {given.Table} both hold from {Start(rows[i].Row.Facts)?.ToString("O", CultureInfo.InvariantCulture)}; name the rows with validFrom and validTo", symbol);
        }
        return new YearSeries([.. rows.Select((r, i) => new YearRow(
            r.Table.Reference,
            r.Row.Key,
            Start(r.Row.Facts),
            r.Row.Facts.ValidTo ?? (i + 1 < rows.Count ? Start(rows[i + 1].Row.Facts)!.Value.AddDays(-1) : null)))]);
    }

    private static DateOnly? Start(FactorFacts facts) => facts.ValidFrom ?? (facts.DataYear is { } year ? new DateOnly(year, 1, 1) : null);

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b > a ? b ?? a : a;

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null || b < a ? b ?? a : a;
}

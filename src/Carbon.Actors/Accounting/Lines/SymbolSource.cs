using Carbon.Accounting.Factors;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Lines;

/// <summary>A value found in the library, with where it stands.</summary>
internal sealed record FoundValue(decimal Value, Units.Unit? Unit, string Origin, bool Confirmed, string? Document, string? FactorVersion, FactorRow? Row)
{
    /// <summary>Where it stands, or null.</summary>
    public FactorPlace? Place { get; init; }
}

/// <summary>Looks values up in the factor tables and in the defaults of a method.</summary>
internal sealed class SymbolSource(FactorLibrary factors, Method method, string? gwpSet)
{
    /// <summary>The default of a parameter; null with the reason when there is none.</summary>
    internal (FoundValue? Value, string? Reason) Default(Parameter parameter, Func<string, string?> select)
    {
        var given = parameter.Default;
        if (given is null)
        {
            return (null, null);
        }
        if (given.Value is { } value)
        {
            var source = factors.Cite(parameter.Document);
            var quoted = given.Table is null ? "" : $"{given.Table}, row {given.Row}; ";
            return (new FoundValue(value, null, $"default: {quoted}{source ?? method.Document}; {method.Stamp}", parameter.Confirmed ?? false, source, null, null) { Place = Quoted(given) }, null);
        }
        var key = given.Row ?? select(given.Select!);
        if (key is null)
        {
            return (null, $"no row of {given.Table} is selected (select: {given.Select})");
        }
        var table = Table(given.Table!, parameter.Symbol);
        if (table.Find(key) is not { } row)
        {
            return (null, NoRow(table, key));
        }
        if (!given.Rows.IsEmpty && !given.Rows.Contains(row.Key))
        {
            return (null, $"row {key} of {given.Table} is not for this source; use one of {string.Join(", ", given.Rows)}");
        }
        var column = given.Column == DefaultValue.GwpSetColumn ? gwpSet ?? method.GwpSet : given.Column;
        if (column is null)
        {
            return (null, "no GWP set is chosen (gwp_set)");
        }
        return row.Cells.ContainsKey(column) && !row.Disputed.Contains(column)
            ? (Cell(given.Table!, row, column, parameter), null)
            : (null, $"{given.Table} has no {(row.Disputed.Contains(column) ? "undisputed " : "")}value for row {row.Key}, column {column}");
    }

    /// <summary>A value that the user chose from a table.</summary>
    internal FoundValue Chosen(TableValue chosen, Parameter parameter)
    {
        var row = Row(chosen.Table, chosen.Row, parameter.Symbol);
        return row.Cells.ContainsKey(chosen.Column) ? Cell(chosen.Table, row, chosen.Column, parameter) : throw new AccountingException(
            $"{parameter.Symbol}: {chosen.Table} has no value for row {row.Key}, column {chosen.Column}", parameter.Symbol);
    }

    /// <summary>An enthalpy from a steam table.</summary>
    internal FoundValue Steam(SteamValue chosen, Parameter parameter)
    {
        var table = Table(chosen.Table, parameter.Symbol);
        if (table.Steam is not { } steam)
        {
            throw new AccountingException($"{parameter.Symbol}: {chosen.Table} is no steam table; name a row", parameter.Symbol);
        }
        try
        {
            var value = steam.At(chosen.Pressure, chosen.Temperature);
            var at = FormattableString.Invariant($"p {chosen.Pressure} {steam.Pressure}{(chosen.Temperature is { } t ? FormattableString.Invariant($", t {t} {steam.Temperature}") : "")}");
            return new FoundValue(value, steam.Enthalpy, $"{table.Reference}, {at}; {factors.Cite(table.Document)}; {table.Version}", steam.Confirmed, factors.Cite(table.Document), table.Version, null);
        }
        catch (AccountingException e)
        {
            throw new AccountingException($"{parameter.Symbol}: {chosen.Table}: {e.Message}", parameter.Symbol);
        }
    }

    private FoundValue Cell(string reference, FactorRow row, string column, Parameter parameter)
    {
        var table = Table(reference, parameter.Symbol);
        var cell = row.Cells[column];
        var document = factors.Cite(row.Document ?? table.Document);
        var confirmed = (parameter.Default?.Table == reference ? parameter.Confirmed : null) ?? cell.Confirmed;
        return new FoundValue(
            cell.Value,
            cell.Unit,
            $"{reference}, row {row.Key}, column {column}; {document ?? table.Title.ToString()}; {table.Version}",
            confirmed && !row.UnconfirmedFor.Contains(method.Id),
            document,
            table.Version,
            row)
        {
            Place = new FactorPlace(reference, row.Key, column, row.Facts),
        };
    }

    /// <summary>The row from which a method quotes the value of a default.</summary>
    private FactorPlace? Quoted(DefaultValue given) =>
        given is { Table: { } table, Row: { } key, Column: { } column } && factors.Find(table)?.Find(key) is { } row ? new FactorPlace(table, row.Key, column, row.Facts) : null;

    private FactorTable Table(string reference, string symbol) =>
        factors.Find(reference) ?? throw new AccountingException($"{symbol}: there is no factor table {reference}", symbol);

    private FactorRow Row(string reference, string key, string symbol)
    {
        var table = Table(reference, symbol);
        return table.Find(key) ?? throw new AccountingException($"{symbol}: {NoRow(table, key)}", symbol);
    }

    private static string NoRow(FactorTable table, string key) =>
        $"{table.Reference} has no row '{key}'; it has {string.Join(", ", table.Rows.Select(row => row.Key).Take(40))}";
}

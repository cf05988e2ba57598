using System.Collections.Immutable;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Binding;

/// <summary>
/// What may be chosen for a symbol, in the order of the guides: laboratory and site values of data items, values supplied with a document, the
/// default of the method, then other rows of its table and of the tables it lets choose from.
/// </summary>
/// <param name="library">Methods and factors.</param>
/// <param name="items">Data items that have values, with their units.</param>
public sealed class SymbolChoices(AccountingLibrary library, IReadOnlyDictionary<string, string> items)
{
    /// <summary>The choices for a symbol of a source.</summary>
    /// <param name="methodSource">Source of the method.</param>
    /// <param name="symbol">The symbol.</param>
    /// <param name="select">Rows chosen by token.</param>
    /// <param name="gwpSet">GWP set; null for that of the method.</param>
    /// <param name="calibre">Calibre in use; null where none is.</param>
    /// <exception cref="AccountingException">The source or symbol is not known.</exception>
    public ImmutableArray<SymbolChoice> Of(string methodSource, string symbol, IReadOnlyDictionary<string, string> select, string? gwpSet, string? calibre)
    {
        var dot = methodSource.LastIndexOf('.');
        var method = library.Method(dot < 0 ? methodSource : methodSource[..dot]);
        var source = method.Find(methodSource) ?? throw new AccountingException($"unknown source '{methodSource}'; {method.Id} has {string.Join(", ", method.Sources.Select(s => s.Id))}", methodSource);
        var parameter = source.Find(symbol) ?? throw new AccountingException($"{source.Id}: unknown symbol {symbol}; it has {string.Join(", ", source.Parameters.Select(p => p.Symbol))}", symbol);
        var choices = Items(parameter).Append(new SymbolChoice("enter", 2, null, null, null, null, null, parameter.Units[0].Code, FactorFacts.None, null, null, false, false))
            .Concat(Tables(method, parameter, select, gwpSet ?? method.GwpSet))
            .Select(c => c with { OtherCalibre = calibre is not null && c.Facts.Calibre is { } other && other != calibre });
        return [.. choices.OrderBy(c => c.Rank).ThenBy(c => c.OtherCalibre).ThenByDescending(c => c.Facts.DataYear)];
    }

    private IEnumerable<SymbolChoice> Items(Parameter parameter) => parameter.Kind == "constant" ? [] : items
        .Where(i => library.Units.Find(i.Value) is { } unit && parameter.Units.Any(u => u.Fits(unit)))
        .OrderBy(i => i.Key, StringComparer.Ordinal)
        .Select(i => new SymbolChoice("item", 1, i.Key, null, null, null, null, i.Value, FactorFacts.None, null, null, false, false));

    private IEnumerable<SymbolChoice> Tables(Method method, Parameter parameter, IReadOnlyDictionary<string, string> select, string? gwpSet)
    {
        var given = parameter.Default;
        if (given is { Value: { } value, Table: null })
            yield return new SymbolChoice("default", 3, null, null, null, null, value, parameter.Units[0].Code, FactorFacts.None, library.Factors.Cite(parameter.Document) ?? method.Document, parameter.Confirmed ?? false, true, false);
        var column = given?.Column == DefaultValue.GwpSetColumn ? gwpSet : given?.Column;
        if (given?.Table is { } reference && column is not null && library.Factors.Find(reference) is { } table)
        {
            var chosen = given.Row ?? (given.Select is { } token ? select.GetValueOrDefault(token) : null);
            foreach (var row in table.Rows.Where(r => given.Rows.IsEmpty || given.Rows.Contains(r.Key) || r.Key == given.Row))
            {
                var isDefault = chosen is not null && row == table.Find(chosen) && !row.Disputed.Contains(column);
                if (Choice(method, parameter, table, row, column, isDefault ? 3 : 4, isDefault) is { } choice)
                    yield return choice;
            }
        }
        foreach (var other in parameter.ChooseFrom.SelectMany(Named).Where(t => t.Reference != given?.Table))
        {
            foreach (var choice in other.Rows.SelectMany(r => other.Columns.Select(c => Choice(method, parameter, other, r, c, 5, false)).OfType<SymbolChoice>()))
                yield return choice;
        }
    }

    private IEnumerable<FactorTable> Named(string name) =>
        library.Factors.Tables.Values.Where(t => t.Reference == name || t.Reference.StartsWith(name + ".", StringComparison.Ordinal));

    private SymbolChoice? Choice(Method method, Parameter parameter, FactorTable table, FactorRow row, string column, int rank, bool isDefault) =>
        row.Cells.GetValueOrDefault(column) is { } cell && parameter.Units.Any(u => u.Fits(cell.Unit))
            ? new SymbolChoice(
                "table", rank, null, table.Reference, row.Key, column, cell.Value, cell.Unit.Code, row.Facts, library.Factors.Cite(row.Document ?? table.Document),
                cell.Confirmed && !row.UnconfirmedFor.Contains(method.Id), isDefault, false)
            : null;
}

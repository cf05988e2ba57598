using Carbon.Accounting.Sources;
using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>Binds a symbol to a combination of measuring points and data items.</summary>
internal sealed class ActivityBinder(AccountingLibrary library, IBindable plant)
{
    /// <summary>The activity with the units of its terms, its expression checked.</summary>
    /// <exception cref="AccountingException">A point or item is not there, or the expression does not give the unit.</exception>
    public BoundActivityRecord Bind(BoundActivityRecord asked)
    {
        var bound = asked.Clone();
        if (bound.Terms.Count == 0)
            throw new AccountingException($"{bound.Symbol}: an activity needs at least one measuring point or data item", bound.Symbol);
        foreach (var term in bound.Terms)
            term.Unit = Unit(bound.Symbol, term);
        if (bound.Expression.Length == 0)
            bound.Expression = bound.Terms is [var only] ? only.Name : throw new AccountingException($"{bound.Symbol}: several points need an expression over their names", bound.Symbol);
        if (bound.Unit.Length == 0)
            bound.Unit = bound.Terms[0].Unit;
        try
        {
            ActivityExpression.Check(bound.Expression, bound.Terms.ToDictionary(t => t.Name, t => t.Unit), bound.Unit, library.Units);
        }
        catch (AccountingException e)
        {
            throw new AccountingException($"{bound.Symbol}: {e.Message}", bound.Symbol);
        }
        return bound;
    }

    /// <summary>The activity as a source computes with it.</summary>
    public static ActivityRecord Record(BoundActivityRecord bound)
    {
        var record = new ActivityRecord { Symbol = bound.Symbol, Expression = bound.Expression, Unit = bound.Unit };
        record.Terms.AddRange(bound.Terms);
        return record;
    }

    private string Unit(string symbol, TermRecord term)
    {
        if (BoundItem.Of(term) is { } item)
        {
            return plant.Item(item) switch
            {
                { IsQuantity: true } quantity => quantity.Unit,
                null => throw new AccountingException($"{symbol}: there is no data item '{item}'", symbol),
                _ => throw new AccountingException($"{symbol}: the data item '{item}' holds laboratory values or factors, not amounts; bind it as a given value", symbol),
            };
        }
        var points = plant.Points(term.Meter) ?? throw new AccountingException($"{symbol}: there is no meter '{term.Meter}'", symbol);
        return points.TryGetValue(term.Point, out var unit) ? unit
            : throw new AccountingException($"{symbol}: the meter '{term.Meter}' has no point '{term.Point}'; it has {string.Join(", ", points.Keys)}", symbol);
    }
}

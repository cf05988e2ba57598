using Carbon.Contracts;

namespace Carbon.Accounting.Sources;

/// <summary>
/// The formula of one emission source, ready to run from nothing but its stored configuration: combinations of measuring points give the
/// activity data, constants the rest. So a figure can be recomputed from the journal alone.
/// </summary>
public sealed class SourceFormula
{
    /// <summary>Decimal places of a stored tonne: 1 mg. Sums of such figures lose nothing.</summary>
    public const int Places = 9;

    private readonly Combination[] _combinations;
    private readonly decimal[] _arguments;
    private readonly Func<decimal[], decimal> _formula;

    private SourceFormula(Combination[] combinations, decimal[] arguments, Func<decimal[], decimal> formula)
    {
        _combinations = combinations;
        _arguments = arguments;
        _formula = formula;
    }

    /// <summary>Compiles the formula of a configuration.</summary>
    /// <exception cref="FormatException">A formula or expression cannot be read, or names a symbol that has no value.</exception>
    public static SourceFormula Compile(SourceRecord source)
    {
        var symbols = source.Activities.Select(a => a.Symbol).Concat(source.Constants.Select(c => c.Symbol)).ToArray();
        var arguments = new decimal[symbols.Length];
        for (var i = 0; i < source.Constants.Count; i++)
            arguments[source.Activities.Count + i] = source.Constants[i].Value.ToDecimal();
        var combinations = new Combination[source.Activities.Count];
        var first = 0;
        for (var i = 0; i < combinations.Length; i++)
        {
            var activity = source.Activities[i];
            combinations[i] = new Combination(
                CompiledExpression.Of(activity.Expression, [.. activity.Terms.Select(t => t.Name)]),
                first,
                activity.Terms.Count,
                activity.ToUnit.ToDecimal());
            first += activity.Terms.Count;
        }
        return new SourceFormula(combinations, arguments, CompiledExpression.Of(source.Formula, symbols));
    }

    /// <summary>Activity data of one hour in the declared unit of each live symbol, in the order of the configuration.</summary>
    /// <exception cref="ArithmeticException">A division by zero, or a number too large.</exception>
    public decimal[] Activities(ReadOnlySpan<decimal> quantities)
    {
        var values = new decimal[_combinations.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var combination = _combinations[i];
            values[i] = combination.Expression(quantities.Slice(combination.First, combination.Count).ToArray()) * combination.ToUnit;
        }
        return values;
    }

    /// <summary>Tonnes of one hour from the quantities of its terms, unrounded.</summary>
    /// <exception cref="ArithmeticException">A division by zero, or a number too large.</exception>
    public decimal Tonnes(ReadOnlySpan<decimal> quantities)
    {
        var arguments = (decimal[])_arguments.Clone();
        Activities(quantities).CopyTo(arguments, 0);
        return _formula(arguments);
    }

    private sealed record Combination(Func<decimal[], decimal> Expression, int First, int Count, decimal ToUnit);
}

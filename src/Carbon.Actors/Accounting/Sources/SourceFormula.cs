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
    private readonly DatedValue[] _dated;
    private readonly Func<decimal[], decimal> _formula;

    private SourceFormula(Combination[] combinations, decimal[] arguments, DatedValue[] dated, Func<decimal[], decimal> formula)
    {
        _combinations = combinations;
        _arguments = arguments;
        _dated = dated;
        _formula = formula;
    }

    /// <summary>Compiles the formula of a configuration.</summary>
    /// <exception cref="FormatException">A formula or expression cannot be read, or names a symbol that has no value.</exception>
    public static SourceFormula Compile(SourceRecord source)
    {
        var constants = source.Constants.GroupBy(c => c.Symbol).Select(g => g.ToArray()).ToArray();
        var symbols = source.Activities.Select(a => a.Symbol).Concat(constants.Select(c => c[0].Symbol)).ToArray();
        var arguments = new decimal[symbols.Length];
        var dated = new List<DatedValue>();
        for (var i = 0; i < constants.Length; i++)
        {
            var slot = source.Activities.Count + i;
            if (constants[i] is [{ ValidFrom: 0, ValidTo: 0 } always])
                arguments[slot] = always.Value.ToDecimal();
            else
                dated.Add(new DatedValue(slot, constants[i][0].Symbol, [.. constants[i].Select(c => (c.ValidFrom, c.ValidTo == 0 ? long.MaxValue : c.ValidTo, c.Value.ToDecimal()))]));
        }
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
        return new SourceFormula(combinations, arguments, [.. dated], CompiledExpression.Of(source.Formula, symbols));
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

    /// <summary>Tonnes of one hour from the quantities of its terms, unrounded; <paramref name="start"/> (ms) decides which values hold.</summary>
    /// <exception cref="ArithmeticException">A division by zero, a number too large, or a symbol that has no value at that time.</exception>
    public decimal Tonnes(ReadOnlySpan<decimal> quantities, long start)
    {
        var arguments = (decimal[])_arguments.Clone();
        foreach (var dated in _dated)
            arguments[dated.Slot] = dated.At(start);
        Activities(quantities).CopyTo(arguments, 0);
        return _formula(arguments);
    }

    private sealed record DatedValue(int Slot, string Symbol, (long From, long To, decimal Value)[] Values)
    {
        public decimal At(long start)
        {
            foreach (var (from, to, value) in Values)
            {
                if (start >= from && start < to)
                    return value;
            }
            throw new ArithmeticException($"{Symbol} has no value that holds at {DateTimeOffset.FromUnixTimeMilliseconds(start):O}; give one with this validity");
        }
    }

    private sealed record Combination(Func<decimal[], decimal> Expression, int First, int Count, decimal ToUnit);
}

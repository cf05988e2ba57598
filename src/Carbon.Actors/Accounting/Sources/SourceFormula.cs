using System.Collections.Immutable;
using Carbon.Contracts;

namespace Carbon.Accounting.Sources;

/// <summary>
/// The formula of one emission source, ready to run from nothing but its stored configuration: combinations of measuring points give the
/// activity data, constants and dated values of data items the rest. So a figure can be recomputed from the journal alone.
/// </summary>
/// <remarks>Not thread-safe: it remembers which dated values it used last.</remarks>
public sealed class SourceFormula
{
    /// <summary>Decimal places of a stored tonne: 1 mg. Sums of such figures lose nothing.</summary>
    public const int Places = 9;

    private readonly Combination[] _combinations;
    private readonly decimal[] _arguments;
    private readonly (int Slot, DatedConstant Constant)[] _dated;
    private readonly Func<decimal[], decimal> _formula;

    private SourceFormula(Combination[] combinations, decimal[] arguments, (int, DatedConstant)[] dated, Func<decimal[], decimal> formula)
    {
        _combinations = combinations;
        _arguments = arguments;
        _dated = dated;
        _formula = formula;
    }

    /// <summary>Compiles the formula of a configuration as it stands without values of data items.</summary>
    /// <exception cref="FormatException">A formula or expression cannot be read, or names a symbol that has no value.</exception>
    public static SourceFormula Compile(SourceRecord source) => Compile(source, ImmutableDictionary<string, ItemValues>.Empty);

    /// <summary>Compiles the formula of a configuration; where a constant names a data item, its values are taken from <paramref name="items"/>.</summary>
    /// <exception cref="FormatException">A formula or expression cannot be read, or names a symbol that has no value.</exception>
    public static SourceFormula Compile(SourceRecord source, IReadOnlyDictionary<string, ItemValues> items)
    {
        var constants = source.Constants.GroupBy(c => c.Symbol).Select(g => g.ToArray()).ToArray();
        var symbols = source.Activities.Select(a => a.Symbol).Concat(constants.Select(c => c[0].Symbol)).ToArray();
        var arguments = new decimal[symbols.Length];
        var dated = new List<(int, DatedConstant)>();
        for (var i = 0; i < constants.Length; i++)
        {
            var slot = source.Activities.Count + i;
            if (constants[i] is [{ ValidFrom: 0, ValidTo: 0, Item: "" } always])
                arguments[slot] = always.Value.ToDecimal();
            else
                dated.Add((slot, new DatedConstant(constants[i][0].Symbol, constants[i], items)));
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
        Activities(quantities, values);
        return values;
    }

    /// <summary>Tonnes of one hour from the quantities of its terms, unrounded; <paramref name="start"/> (ms) decides which values hold.</summary>
    /// <exception cref="ArithmeticException">A division by zero, a number too large, or a symbol that has no value at that time.</exception>
    public decimal Tonnes(ReadOnlySpan<decimal> quantities, long start)
    {
        var arguments = (decimal[])_arguments.Clone();
        foreach (var (slot, constant) in _dated)
            arguments[slot] = constant.At(start).Value;
        Activities(quantities, arguments);
        return _formula(arguments);
    }

    /// <summary>True where a value of a data item is used at that time that is not approved yet.</summary>
    public bool IsUnderReview(long start)
    {
        foreach (var (_, constant) in _dated)
        {
            if (constant.At(start).UnderReview)
                return true;
        }
        return false;
    }

    private void Activities(ReadOnlySpan<decimal> quantities, decimal[] values)
    {
        for (var i = 0; i < _combinations.Length; i++)
        {
            var combination = _combinations[i];
            values[i] = combination.Expression(quantities.Slice(combination.First, combination.Count).ToArray()) * combination.ToUnit;
        }
    }

    private sealed record Combination(Func<decimal[], decimal> Expression, int First, int Count, decimal ToUnit);
}

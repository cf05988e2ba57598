using System.Collections.Immutable;
using Carbon.Accounting.Sources;
using Carbon.Contracts;

namespace Carbon.Accounting.Uncertainty;

/// <summary>The measurement model of one emission source (GUM 4.1): its formula, differentiable, made from its record alone.</summary>
public sealed class SourceModel
{
    private readonly FormulaGradient formula;
    private readonly ImmutableArray<Combination> combinations;
    private readonly ImmutableArray<DatedConstant> constants;

    private SourceModel(
        SourceRecord record, FormulaGradient formula, ImmutableArray<Combination> combinations, ImmutableArray<DatedConstant> constants, ImmutableArray<long> changes)
    {
        Record = record;
        Terms = [.. record.Activities.SelectMany(a => a.Terms)];
        this.formula = formula;
        this.combinations = combinations;
        this.constants = constants;
        Changes = changes;
    }

    /// <summary>The source.</summary>
    public SourceRecord Record { get; }

    /// <summary>Its measuring points, in the order of the configuration.</summary>
    public ImmutableArray<TermRecord> Terms { get; }

    /// <summary>Instants (ms) at which a parameter takes another value.</summary>
    public ImmutableArray<long> Changes { get; }

    /// <summary>Reads the model of a source.</summary>
    /// <param name="record">The source.</param>
    /// <param name="items">Dated values of data items, by item.</param>
    /// <exception cref="FormatException">A formula cannot be read, or names a symbol that has no value.</exception>
    public static SourceModel Of(SourceRecord record, IReadOnlyDictionary<string, ItemValues> items)
    {
        var constants = record.Constants.GroupBy(c => c.Symbol).Select(g => new DatedConstant(g.Key, [.. g], items)).ToImmutableArray();
        var combinations = record.Activities.Select(a => new Combination(
            FormulaGradient.Of(a.Expression, [.. a.Terms.Select(t => t.Name)]), (double)(a.ToUnit?.ToDecimal() ?? 1m), a.Terms.Count)).ToImmutableArray();
        var formula = FormulaGradient.Of(record.Formula, [.. record.Activities.Select(a => a.Symbol), .. constants.Select(c => c.Symbol)]);
        var changes = record.Constants.SelectMany(c => new[] { c.ValidFrom, c.ValidTo })
            .Concat(record.Constants.Where(c => items.ContainsKey(c.Item)).SelectMany(c => items[c.Item].Values).SelectMany(v => new[] { v.ValidFrom, v.ValidTo }));
        return new SourceModel(record, formula, combinations, constants, [.. changes.Where(t => t != 0).Distinct().Order()]);
    }

    /// <summary>Tonnes of a slice (without the source's sign) and their derivatives by each term and each parameter.</summary>
    /// <exception cref="ArithmeticException">The formula has no finite value, or a parameter none that holds then.</exception>
    internal Sensitivities At(ActivitySlice slice)
    {
        var arguments = new double[combinations.Length + constants.Length];
        var inner = new double[combinations.Length][];
        var first = 0;
        for (var i = 0; i < combinations.Length; i++)
        {
            var quantities = new double[combinations[i].Terms];
            for (var t = 0; t < quantities.Length; t++)
                quantities[t] = slice.Quantities[first + t].Value;
            first += quantities.Length;
            (arguments[i], inner[i]) = combinations[i].Expression.At(quantities);
            arguments[i] *= combinations[i].ToUnit;
        }
        var parameters = new ConstantValue[constants.Length];
        for (var i = 0; i < constants.Length; i++)
        {
            parameters[i] = constants[i].At(slice.Start);
            arguments[combinations.Length + i] = (double)parameters[i].Value;
        }
        var (tonnes, outer) = formula.At(arguments);
        return new Sensitivities(
            tonnes,
            [.. combinations.SelectMany((c, i) => inner[i].Select(d => d * c.ToUnit * outer[i]))],
            [.. parameters.Select((p, i) => (p, outer[combinations.Length + i]))]);
    }

    private sealed record Combination(FormulaGradient Expression, double ToUnit, int Terms);
}

/// <summary>A value with its derivatives.</summary>
internal sealed record Sensitivities(double Tonnes, double[] ByTerm, (ConstantValue Parameter, double Partial)[] ByParameter);

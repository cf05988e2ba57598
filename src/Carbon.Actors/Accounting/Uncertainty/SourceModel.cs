using System.Collections.Immutable;
using Carbon.Contracts;

namespace Carbon.Accounting.Uncertainty;

/// <summary>The measurement model of one emission source (GUM 4.1): its formula, differentiable, made from its record alone.</summary>
public sealed class SourceModel
{
    private readonly FormulaGradient formula;
    private readonly ImmutableArray<Combination> combinations;
    private readonly ImmutableArray<ImmutableArray<ConstantRecord>> constants;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<ItemValueRecord>> items;

    private SourceModel(
        SourceRecord record, FormulaGradient formula, ImmutableArray<Combination> combinations, ImmutableArray<ImmutableArray<ConstantRecord>> constants,
        IReadOnlyDictionary<string, IReadOnlyList<ItemValueRecord>> items)
    {
        Record = record;
        Terms = [.. record.Activities.SelectMany(a => a.Terms)];
        this.formula = formula;
        this.combinations = combinations;
        this.constants = constants;
        this.items = items;
    }

    /// <summary>The source.</summary>
    public SourceRecord Record { get; }

    /// <summary>Its measuring points, in the order of the configuration.</summary>
    public ImmutableArray<TermRecord> Terms { get; }

    /// <summary>Instants (ms) at which a parameter takes another value.</summary>
    public IEnumerable<long> Changes => constants.SelectMany(c => c).SelectMany(c => new[] { c.ValidFrom, c.ValidTo })
        .Concat(constants.Where(c => c[0].Item.Length > 0).SelectMany(c => Values(c[0].Item)).SelectMany(v => new[] { v.ValidFrom, v.ValidTo }))
        .Where(t => t != 0);

    /// <summary>Reads the model of a source.</summary>
    /// <param name="record">The source.</param>
    /// <param name="items">Dated values of data items, by item.</param>
    /// <exception cref="FormatException">A formula cannot be read, or names a symbol that has no value.</exception>
    public static SourceModel Of(SourceRecord record, IReadOnlyDictionary<string, IReadOnlyList<ItemValueRecord>> items)
    {
        var constants = record.Constants.GroupBy(c => c.Symbol).Select(g => g.ToImmutableArray()).ToImmutableArray();
        var combinations = record.Activities.Select(a => new Combination(
            FormulaGradient.Of(a.Expression, [.. a.Terms.Select(t => t.Name)]), (double)(a.ToUnit?.ToDecimal() ?? 1m), a.Terms.Count)).ToImmutableArray();
        var formula = FormulaGradient.Of(record.Formula, [.. record.Activities.Select(a => a.Symbol), .. constants.Select(c => c[0].Symbol)]);
        return new SourceModel(record, formula, combinations, constants, items);
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
        var parameters = new Parameter[constants.Length];
        for (var i = 0; i < constants.Length; i++)
        {
            parameters[i] = ParameterAt(constants[i], slice.Start);
            arguments[combinations.Length + i] = parameters[i].Value;
        }
        var (tonnes, outer) = formula.At(arguments);
        return new Sensitivities(
            tonnes,
            [.. combinations.SelectMany((c, i) => inner[i].Select(d => d * c.ToUnit * outer[i]))],
            [.. parameters.Select((p, i) => (p, outer[combinations.Length + i]))]);
    }

    private Parameter ParameterAt(ImmutableArray<ConstantRecord> values, long start)
    {
        var record = values.FirstOrDefault(c => Holds(c.ValidFrom, c.ValidTo, start)) ?? values[0];
        if (record.Item.Length > 0)
        {
            if (Values(record.Item).FirstOrDefault(v => Holds(v.ValidFrom, v.ValidTo, start)) is { } dated)
                return new Parameter(record, dated, (double)(dated.Value.ToDecimal() * (record.ToUnit?.ToDecimal() ?? 1m)));
            if (record.NoFallback)
                throw new ArithmeticException($"{record.Symbol}: the data item {record.Item} has no value that holds at {DateTimeOffset.FromUnixTimeMilliseconds(start):O}");
        }
        if (!Holds(record.ValidFrom, record.ValidTo, start))
            throw new ArithmeticException($"{record.Symbol} has no value that holds at {DateTimeOffset.FromUnixTimeMilliseconds(start):O}");
        return new Parameter(record, null, (double)(record.Value?.ToDecimal() ?? 0m));
    }

    private IReadOnlyList<ItemValueRecord> Values(string item) => items.GetValueOrDefault(item) ?? [];

    private static bool Holds(long from, long to, long instant) => instant >= from && (to == 0 || instant < to);

    private sealed record Combination(FormulaGradient Expression, double ToUnit, int Terms);
}

/// <summary>A parameter's value at an instant, from its record or from a data item.</summary>
internal sealed record Parameter(ConstantRecord Record, ItemValueRecord? Dated, double Value);

/// <summary>A value with its derivatives.</summary>
internal sealed record Sensitivities(double Tonnes, double[] ByTerm, (Parameter Parameter, double Partial)[] ByParameter);

using System.Collections.Immutable;
using Carbon.Accounting.Sources;
using Carbon.Accounting.Uncertainty;
using Carbon.Contracts;

namespace Carbon.Tests.Uncertainty;

/// <summary>Sources, slices and rules for the tests of uncertainty.</summary>
internal static class Uncertain
{
    private static readonly RelativeUncertainty Exact = new(0m, "exact", "test", true);

    public static UncertaintyRules Rules { get; } = UncertaintyRules.Load(Path.Combine(AppContext.BaseDirectory, "config", UncertaintyRules.FileName));

    /// <summary>A source with one activity per meter, named as the meter, point <c>q</c>.</summary>
    public static SourceRecord Source(string id, string formula, string[] meters, params ConstantRecord[] constants)
    {
        var source = new SourceRecord { Id = id, Formula = formula, Sign = 1, Category = "scope1.combustion", TimeZone = "Asia/Shanghai" };
        source.Activities.AddRange(meters.Select(m => new ActivityRecord
        {
            Symbol = m,
            Expression = "v",
            ToUnit = DecimalValue.From(1m),
            Terms = { new TermRecord { Name = "v", Meter = m, Point = "q" } },
        }));
        source.Constants.AddRange(constants);
        return source;
    }

    /// <summary>A parameter; the half width is relative, at 95 % confidence; null: unknown and without a rule.</summary>
    public static ConstantRecord Constant(string symbol, decimal value, decimal? halfWidth, string table = "") => new()
    {
        Symbol = symbol,
        Value = DecimalValue.From(value),
        Unit = "no rule fits this",
        Table = table,
        Origin = "test",
        Uncertainty = halfWidth is { } width ? DecimalValue.From(width) : null,
    };

    /// <summary>The budget of a source whose meters show the given quantities with the given relative standard uncertainties.</summary>
    public static SourceBudget Budget(SourceRecord source, params (double Quantity, decimal? Standard)[] meters) => SourceBudget.Of(
        SourceModel.Of(source, ImmutableDictionary<string, ItemValues>.Empty),
        [new ActivitySlice(0, [.. meters.Select(m => new TermQuantity(m.Quantity, 0d, 0d, 0d, 0d))])],
        [.. meters.Select(m => Meter(m.Standard))],
        Rules);

    public static TermUncertainty Meter(decimal? standard) => new(
        standard is { } u ? new RelativeUncertainty(u, "test", "test", true) : RelativeUncertainty.Unknown(UncertaintyGap.NoClass), Exact, Exact, Exact, Exact);

    /// <summary>The budget of a figure that is the sum of the sources as the model has them.</summary>
    public static UncertaintyBudget Figure(params SourceBudget[] sources) =>
        UncertaintyCombination.Of([.. sources.Select(s => new CountedBudget(s, 1m, decimal.Round((decimal)s.Tonnes, 9)))]);

    /// <summary>Asserts equality to five digits; derived numbers keep six.</summary>
    public static void Near(double expected, decimal actual) =>
        Assert.True(Math.Abs(expected - (double)actual) <= 1e-5 * Math.Abs(expected) + 1e-12, $"expected {expected:R}, found {actual}");
}

using System.Collections.Immutable;
using Carbon.Accounting.Sources;
using Carbon.Accounting.Uncertainty;
using Carbon.Contracts;

namespace Carbon.Tests.Uncertainty;

public sealed class PropagationTests
{
    [Fact]
    public void Factors_of_a_product_combine_by_the_root_of_squares_of_their_percentages()
    {
        // IPCC 2006 vol. 1 ch. 3, equation 3.1: 5 % activity data and 10 % emission factor are 11.18 %.
        var budget = Uncertain.Figure(Uncertain.Budget(Uncertain.Source("s", "ad * ef", ["ad"], Uncertain.Constant("ef", 2.5m, 0.10m)), (400d, 0.025m)));
        Assert.Equal(1000m, budget.Tonnes);
        Uncertain.Near(0.1118034, budget.Relative!.Value);
        Uncertain.Near(111.8034, budget.Expanded);
        Assert.Equal(1m, budget.Coverage);
    }

    [Fact]
    public void Independent_addends_combine_by_their_absolute_uncertainties()
    {
        // IPCC 2006 vol. 1 ch. 3, equation 3.2: 100 with 10 % and 50 with 20 % are 150 with sqrt(10^2 + 10^2) / 150 = 9.43 %.
        var budget = Uncertain.Figure(
            Uncertain.Budget(Uncertain.Source("a", "x", ["x"]), (100d, 0.05m)),
            Uncertain.Budget(Uncertain.Source("b", "y", ["y"]), (50d, 0.10m)));
        Uncertain.Near(Math.Sqrt(200d) / 150d, budget.Relative!.Value);
        Assert.All(budget.Contributors, c => Assert.Equal(0.5m, c.VarianceShare));
    }

    [Fact]
    public void The_cadmium_standard_of_Eurachem_A1_has_its_published_uncertainty()
    {
        // c = 1000 m P / V with m = 100.28(5) mg, P = 0.9999(0.000058), V = 100.0(0.07) mL gives 1002.7 mg/L with u = 0.9 mg/L, 0.00086 relative.
        var source = Uncertain.Source("cd", "1000 * m * P / V", ["m"], Uncertain.Constant("P", 0.9999m, 2m * 0.000058m / 0.9999m), Uncertain.Constant("V", 100m, 2m * 0.07m / 100m));
        var budget = Uncertain.Figure(Uncertain.Budget(source, (100.28d, 0.05m / 100.28m)));
        Uncertain.Near(1002.69972, budget.Tonnes);
        Assert.Equal(0.9m, decimal.Round(budget.Standard, 1));
        Assert.Equal("cd/V", budget.Contributors[0].Key.Id);
    }

    [Fact]
    public void The_sodium_hydroxide_of_Eurachem_A2_has_its_published_uncertainty()
    {
        // c = 1000 rep m P / (M V) = 0.10214 mol/L with u = 0.00010; the titrated volume contributes most.
        var source = Uncertain.Source("naoh", "1000 * rep * m * P / (M * V)", ["m"],
            Uncertain.Constant("rep", 1m, 2m * 0.0005m), Uncertain.Constant("P", 1m, 2m * 0.00029m),
            Uncertain.Constant("M", 204.2212m, 2m * 0.0038m / 204.2212m), Uncertain.Constant("V", 18.64m, 2m * 0.013m / 18.64m));
        var budget = Uncertain.Figure(Uncertain.Budget(source, (0.3888d, 0.00013m / 0.3888m)));
        Assert.Equal(0.10214m, decimal.Round(budget.Tonnes, 5));
        Assert.Equal(0.00010m, decimal.Round(budget.Standard, 5));
        Assert.Equal("naoh/V", budget.Contributors[0].Key.Id);
    }

    [Fact]
    public void A_common_factor_adds_up_and_own_ones_do_not()
    {
        SourceBudget Of(string id, string table) => Uncertain.Budget(Uncertain.Source(id, "q * ef", ["q"], Uncertain.Constant("ef", 1m, 0.1m, table)), (100d, 0m));
        var common = Uncertain.Figure(Of("a", "electricity.NATIONAL/2023"), Of("b", "electricity.NATIONAL/2023"));
        var own = Uncertain.Figure(Of("a", ""), Of("b", ""));
        Uncertain.Near(10d, common.Standard);
        Uncertain.Near(Math.Sqrt(50d), own.Standard);
        Assert.Equal(["a", "b"], Assert.Single(common.Contributors).Sources);
    }

    [Fact]
    public void A_deducted_source_lessens_what_it_has_in_common_and_adds_what_is_its_own()
    {
        var plus = Uncertain.Source("used", "main * ef", ["main"], Uncertain.Constant("ef", 0.5m, 0.08m, "grid/2023"));
        var minus = Uncertain.Source("sold", "out * ef", ["out"], Uncertain.Constant("ef", 0.5m, 0.08m, "grid/2023"));
        minus.Sign = -1;
        var budget = Uncertain.Figure(Uncertain.Budget(plus, (1000d, 0.01m)), Uncertain.Budget(minus, (400d, 0.02m)));
        Assert.Equal(300m, budget.Tonnes);
        Uncertain.Near(Math.Sqrt(5d * 5d + 4d * 4d + 12d * 12d), budget.Standard);
    }

    [Fact]
    public void One_meter_with_both_signs_cancels_and_a_figure_of_zero_has_no_relative_uncertainty()
    {
        var taken = Uncertain.Source("taken", "m * 0.5", ["m"]);
        var given = Uncertain.Source("given", "m * 0.5", ["m"]);
        given.Sign = -1;
        var budget = Uncertain.Figure(Uncertain.Budget(taken, (100d, 0.02m)), Uncertain.Budget(given, (100d, 0.02m)));
        Assert.Equal(0m, budget.Tonnes);
        Assert.Equal(0m, budget.Standard);
        Assert.Null(budget.Relative);
        var apart = Uncertain.Figure(
            Uncertain.Budget(Uncertain.Source("a", "x", ["x"]), (100d, 0.02m)),
            Uncertain.Budget(Uncertain.Source("b", "y * (0 - 1)", ["y"]), (100d, 0.02m)));
        Assert.Equal(0m, apart.Tonnes);
        Uncertain.Near(Math.Sqrt(8d), apart.Standard);
        Assert.Null(apart.Relative);
    }

    [Fact]
    public void What_is_unknown_is_listed_and_lowers_the_coverage_and_never_counts_as_exact()
    {
        var known = Uncertain.Budget(Uncertain.Source("a", "x * 2", ["x"]), (100d, 0.01m));
        var unknown = Uncertain.Budget(Uncertain.Source("b", "y * ef", ["y"], Uncertain.Constant("ef", 3m, null)), (50d, 0.01m));
        var half = Uncertain.Budget(Uncertain.Source("c", "z + w", ["z", "w"]), (30d, 0.01m), (20d, null));
        var budget = Uncertain.Figure(known, unknown, half);
        Uncertain.Near((200d + 0d + 30d) / 400d, budget.Coverage);
        Assert.Equal([("b/ef", 150m), ("w", 20m)], budget.Unknown.Select(u => (u.Key.Id, u.Tonnes)));
        Uncertain.Near(Math.Sqrt(2d * 2d + 1.5d * 1.5d + 0.3d * 0.3d), budget.Standard);
    }

    [Fact]
    public void A_formula_without_a_value_is_told_and_covers_nothing()
    {
        var broken = Uncertain.Budget(Uncertain.Source("s", "x / (y - y)", ["x", "y"]), (1d, 0.01m), (1d, 0.01m));
        var budget = UncertaintyCombination.Of([new CountedBudget(broken, 1m, 12m)]);
        Assert.Equal(0m, budget.Coverage);
        Assert.Equal(ContributorKind.Source, Assert.Single(budget.Unknown).Key.Kind);
    }

    [Fact]
    public void A_share_counts_in_tonnes_and_in_uncertainty()
    {
        var source = Uncertain.Budget(Uncertain.Source("s", "x", ["x"]), (100d, 0.05m));
        var budget = UncertaintyCombination.Of([new CountedBudget(source, 0.25m, 100m)]);
        Assert.Equal(25m, budget.Tonnes);
        Assert.Equal(1.25m, budget.Standard);
        Assert.Equal(0.1m, budget.Relative);
    }

    [Fact]
    public void Filled_entered_and_suspect_parts_have_their_own_uncertainty_and_the_instrument_only_what_it_showed()
    {
        var term = new TermUncertainty(Of(0.01m), Of(0.05m), Of(0.1m), Of(0.02m), Of(0.25m));
        var budget = Uncertain.Figure(SourceBudget.Of(
            SourceModel.Of(Uncertain.Source("s", "x", ["x"]), ImmutableDictionary<string, ItemValues>.Empty),
            [new ActivitySlice(0, [new TermQuantity(1000d, 50d, 100d, 200d, 20d)])], [term], Uncertain.Rules));
        var by = budget.Contributors.ToDictionary(c => c.Key.Kind, c => c.Tonnes);
        Assert.Equal(7m, by[ContributorKind.Instrument]);
        Assert.Equal(2.5m, by[ContributorKind.Estimated]);
        Assert.Equal(10m, by[ContributorKind.Filled]);
        Assert.Equal(4m, by[ContributorKind.Manual]);
        Assert.Equal(5m, by[ContributorKind.UnderReview]);
        Uncertain.Near(Math.Sqrt(49d + 6.25d + 100d + 16d + 25d), budget.Standard);

        static RelativeUncertainty Of(decimal standard) => new(standard, "test", "test", true);
    }

    [Fact]
    public void Each_value_in_time_is_an_error_of_its_own_and_a_data_item_is_one()
    {
        var first = Uncertain.Constant("ef", 1m, 0.1m, "grid/2023");
        first.ValidTo = 1000;
        var second = Uncertain.Constant("ef", 2m, 0.1m, "grid/2024");
        second.ValidFrom = 1000;
        Uncertain.Near(Math.Sqrt(5d * 5d + 10d * 10d), TwoSlices(Uncertain.Source("s", "x * ef", ["x"], first, second)).Standard);

        var item = Uncertain.Constant("ef", 1m, null);
        item.Item = "carbon";
        item.NoFallback = true;
        var values = new Dictionary<string, ItemValues> { ["carbon"] = new(1, [Value(1m, 0, 1000), Value(2m, 1000, 0)]) };
        var budget = TwoSlices(Uncertain.Source("s", "x * ef", ["x"], item), values);
        Uncertain.Near(15d, budget.Standard);
        Assert.Equal(new ContributorKey(ContributorKind.Item, "carbon"), Assert.Single(budget.Contributors).Key);

        static ItemValueRecord Value(decimal value, long from, long to) => new()
        {
            Value = DecimalValue.From(value),
            ValidFrom = from,
            ValidTo = to,
            Uncertainty = DecimalValue.From(0.1m),
            Origin = "report",
            Approved = true,
        };

        static UncertaintyBudget TwoSlices(SourceRecord source, Dictionary<string, ItemValues>? items = null) => Uncertain.Figure(SourceBudget.Of(
            SourceModel.Of(source, items ?? []),
            [Slice(0), Slice(1000)],
            [Uncertain.Meter(0m)],
            Uncertain.Rules));

        static ActivitySlice Slice(long start) => new(start, [new TermQuantity(100d, 0d, 0d, 0d, 0d)]);
    }
}

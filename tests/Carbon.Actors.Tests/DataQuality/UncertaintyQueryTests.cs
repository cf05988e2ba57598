using Carbon.Accounting.Uncertainty;
using Carbon.Contracts;
using Carbon.Tests.Uncertainty;
using Carbon.Views.Figures;

namespace Carbon.Tests.DataQuality;

public sealed class UncertaintyQueryTests
{
    private static readonly FigureScope Plant = new("plant", "works");
    private static readonly double Class05 = 0.005 / Math.Sqrt(3d);

    [Fact]
    public void A_plant_over_a_month_and_the_open_day_stands_on_days_and_hours()
    {
        using var plant = new RecordedPlant();
        plant.Meter("m1").Meter("m2", "1.0")
            .Source(Uncertain.Source("a", "m1 * ef / 1000", ["m1"], Uncertain.Constant("ef", 0.5m, 0.1m, "grid/2023")))
            .Source(Uncertain.Source("b", "m2 * ef / 1000", ["m2"], Uncertain.Constant("ef", 0.5m, 0.1m, "grid/2023")))
            .Plant(("a", 1m), ("b", 0.5m));
        for (var day = 1; day <= 3; day++)
            plant.Day("m1", RecordedPlant.At(2026, 5, day), 100m).Day("m2", RecordedPlant.At(2026, 5, day), 200m, settled: day < 3);
        plant.Day("m1", RecordedPlant.At(2026, 5, 4), 100m, hoursOfDay: 6).Day("m2", RecordedPlant.At(2026, 5, 4), 200m, hoursOfDay: 6);
        for (var day = 1; day <= 4; day++)
            plant.Account("a", RecordedPlant.At(2026, 5, day)).Account("b", RecordedPlant.At(2026, 5, day));

        var budget = plant.Uncertainty.Budget(Plant, RecordedPlant.At(2026, 5, 1), RecordedPlant.At(2026, 5, 4, 9))!;
        var each = 78 * 100 * 0.5 / 1000; // 78 hours; b is twice as much and counts half
        Assert.Equal((decimal)(2 * each), budget.Tonnes);
        Assert.Equal(1m, budget.Coverage);
        Assert.Equal(["grid/2023 [no rule fits this]", "m2", "m1"], budget.Contributors.Select(c => c.Key.Id));
        Uncertain.Near(Math.Sqrt(Math.Pow(each * Class05, 2) + Math.Pow(each * 2 * Class05, 2) + Math.Pow(2 * each * 0.05, 2)), budget.Standard);

        var source = plant.Uncertainty.Budget(new FigureScope("source", "b"), RecordedPlant.At(2026, 5, 2), RecordedPlant.At(2026, 5, 3))!;
        Assert.Equal(2.4m, source.Tonnes);
        Uncertain.Near(2.4 * Math.Sqrt(Math.Pow(2 * Class05, 2) + 0.0025), source.Standard);
        Assert.Null(plant.Uncertainty.Budget(new FigureScope("plant", "elsewhere"), RecordedPlant.At(2026, 5, 2), RecordedPlant.At(2026, 5, 3)));
    }

    [Fact]
    public void Values_that_change_within_the_period_are_taken_each_for_its_time()
    {
        var old = Uncertain.Constant("ef", 0.5m, 0.1m, "grid/2022");
        old.ValidTo = RecordedPlant.At(2026, 5, 2).ToUnixTimeMilliseconds();
        var now = Uncertain.Constant("ef", 0.8m, 0.1m, "grid/2023");
        now.ValidFrom = old.ValidTo;
        using var plant = new RecordedPlant();
        plant.Meter("m1").Source(Uncertain.Source("a", "m1 * ef / 1000", ["m1"], old, now)).Plant(("a", 1m));
        for (var day = 1; day <= 2; day++)
            plant.Day("m1", RecordedPlant.At(2026, 5, day), 100m).Account("a", RecordedPlant.At(2026, 5, day));

        var budget = plant.Uncertainty.Budget(Plant, RecordedPlant.At(2026, 5, 1), RecordedPlant.At(2026, 5, 3))!;
        Assert.Equal(1.2m + 1.92m, budget.Tonnes);
        Uncertain.Near(Math.Sqrt(Math.Pow(1.2 * 0.05, 2) + Math.Pow(1.92 * 0.05, 2) + Math.Pow(3.12 * Class05, 2)), budget.Standard);
    }

    [Fact]
    public void A_formula_that_is_not_additive_is_taken_hour_by_hour()
    {
        using var plant = new RecordedPlant();
        plant.Meter("m1").Meter("m2").Source(Uncertain.Source("a", "m1 * m1 / m2", ["m1", "m2"])).Plant(("a", 1m));
        var day = RecordedPlant.At(2026, 5, 1);
        plant.Day("m1", day, 10m, (h, i) => i.Quantity = DecimalValue.From(10m * h)).Day("m2", day, 100m).Account("a", day);

        var budget = plant.Uncertainty.Budget(Plant, day, day.AddDays(1))!;
        Assert.Equal(Enumerable.Range(0, 24).Sum(h => (decimal)(h * h)), budget.Tonnes);
        Uncertain.Near((double)budget.Tonnes * Class05 * Math.Sqrt(5d), budget.Standard);
    }

    [Fact]
    public void Filled_hours_and_a_class_nobody_knows_show_in_the_budget()
    {
        using var plant = new RecordedPlant();
        plant.Meter("m1").Meter("m2", "0.55X")
            .Source(Uncertain.Source("a", "m1", ["m1"])).Source(Uncertain.Source("b", "m2", ["m2"])).Plant(("a", 1m), ("b", 1m));
        var day = RecordedPlant.At(2026, 5, 1);
        plant.Day("m1", day, 100m, (h, i) =>
        {
            if (h < 6)
                i.Parts = new QualityParts { Filled = DecimalValue.From(100m) };
        }).Day("m2", day, 50m).Account("a", day).Account("b", day);

        var budget = plant.Uncertainty.Budget(Plant, day, day.AddDays(1))!;
        Uncertain.Near(60d, budget.Contributors.Single(c => c.Key == new ContributorKey(ContributorKind.Filled, "m1/q")).Tonnes);
        Uncertain.Near(1800 * Class05, budget.Contributors.Single(c => c.Key.Kind == ContributorKind.Instrument).Tonnes);
        Assert.Contains("0.55X", Assert.Single(budget.Unknown).Gap.Text, StringComparison.Ordinal);
        Uncertain.Near(2d / 3d, budget.Coverage);
    }

    [Fact]
    public void A_better_meter_put_in_today_does_not_better_the_past()
    {
        using var plant = new RecordedPlant();
        plant.Meter("m1", "2").Meter("m1", "0.2S", at: RecordedPlant.At(2026, 5, 10), serial: "2").Source(Uncertain.Source("a", "m1", ["m1"])).Plant(("a", 1m));
        foreach (var day in new[] { RecordedPlant.At(2026, 5, 1), RecordedPlant.At(2026, 5, 11) })
            plant.Day("m1", day, 1m).Account("a", day);

        Uncertain.Near(24 * 0.02 / Math.Sqrt(3d), plant.Uncertainty.Budget(Plant, RecordedPlant.At(2026, 5, 1), RecordedPlant.At(2026, 5, 2))!.Standard);
        Uncertain.Near(24 * 0.002 / Math.Sqrt(3d), plant.Uncertainty.Budget(Plant, RecordedPlant.At(2026, 5, 11), RecordedPlant.At(2026, 5, 12))!.Standard);
    }
}

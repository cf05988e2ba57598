using Carbon.Contracts;
using Carbon.Tests.Uncertainty;
using Carbon.Views.Figures;

namespace Carbon.Tests.DataQuality;

public sealed class FlooredYearTests
{
    private static readonly FigureScope Plant = new("plant", "works");
    private static readonly DateTimeOffset Year = RecordedPlant.At(2025, 1, 1);

    [Fact]
    public void A_year_that_counts_as_nothing_has_neither_parts_nor_uncertainty_and_the_rest_of_the_period_has_both()
    {
        using var plant = Net(sold: 5m);
        var (quality, budget) = Of(plant, Year, Year.AddYears(1));
        Assert.Equal((24m, 24m), (quality.Tonnes, budget.Tonnes));
        Assert.Equal(0m, quality.Shares.Filled);
        Assert.DoesNotContain(budget.Contributors, c => c.Key.Id == "sold");
        Assert.Equal(Figure(plant, Year), quality.Tonnes);

        // A month of it stays signed; two years are the sum of what each counts.
        var (may, mayBudget) = Of(plant, RecordedPlant.At(2025, 5, 1), RecordedPlant.At(2025, 6, 1));
        Assert.Equal((24m - 24m * 2m, 24m - 24m * 2m), (may.Tonnes, mayBudget.Tonnes));
        Assert.Contains(mayBudget.Contributors, c => c.Key.Id == "sold");
        var (both, bothBudget) = Of(plant, Year, Year.AddYears(2));
        Assert.Equal((24m + 24m * 7m, 24m + 24m * 7m), (both.Tonnes, bothBudget.Tonnes));
        Assert.Equal(0m, both.Shares.Filled);
    }

    [Fact]
    public void A_year_above_zero_counts_with_its_parts()
    {
        using var plant = Net(sold: 1m);
        var (quality, budget) = Of(plant, Year, Year.AddYears(1));
        Assert.Equal((24m * 3m, 24m * 3m), (quality.Tonnes, budget.Tonnes));
        Assert.Equal(Figure(plant, Year), quality.Tonnes);
        Assert.True(quality.Shares.Filled > 0m);
    }

    [Fact]
    public void Days_before_a_source_became_a_member_stand_for_nothing()
    {
        using var plant = Net(sold: 1m, since: 20251231);
        var (quality, budget) = Of(plant, Year, Year.AddYears(2));
        Assert.Equal((24m + 24m * 7m, 24m + 24m * 7m), (quality.Tonnes, budget.Tonnes));
        Assert.Equal(24m, Figure(plant, Year));
        Assert.Equal(0m, quality.Shares.Filled);
    }

    /// <summary>Bought less sold with a floor of the year (3 bought each hour of a day in 2025, partly filled; 7 in 2026), beside a source of 1 an hour.</summary>
    private static RecordedPlant Net(decimal sold, int since = 0)
    {
        var net = Uncertain.Source("net", "bought - sold", ["bought", "sold"]);
        net.Floor = "year";
        var plant = new RecordedPlant();
        plant.Meter("bought").Meter("sold").Meter("other").Source(net).Source(Uncertain.Source("other", "other", ["other"]))
            .Plant(("other", 1m, 0), ("net", 1m, since));
        var day = RecordedPlant.At(2025, 5, 7);
        plant.Day("bought", day, 3m, (h, i) => i.Parts = h < 6 ? new Carbon.Contracts.QualityParts { Filled = DecimalValue.From(3m) } : null).Day("sold", day, sold).Day("other", day, 1m)
            .Account("net", day).Account("other", day);
        var next = RecordedPlant.At(2026, 5, 7);
        return plant.Day("bought", next, 7m).Day("sold", next, 0m).Account("net", next);
    }

    private static (Carbon.Views.DataQuality.FigureQuality Quality, Carbon.Accounting.Uncertainty.UncertaintyBudget Budget) Of(RecordedPlant plant, DateTimeOffset from, DateTimeOffset to) =>
        (plant.Quality.Of(Plant, from, to)!, plant.Uncertainty.Budget(Plant, from, to)!);

    private static decimal Figure(RecordedPlant plant, DateTimeOffset year) =>
        new FigureQueries(plant.Views, plant.Catalogue, plant.Zone, new LiveEmissions()).Emissions(Plant, year, year.AddYears(1), FigureStep.Year, FigureSplit.Total)!.Sum(f => f.Tonnes);
}

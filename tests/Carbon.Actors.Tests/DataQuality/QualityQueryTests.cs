using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Tests.Uncertainty;
using Carbon.Views.DataQuality;
using Carbon.Views.Figures;

namespace Carbon.Tests.DataQuality;

public sealed class QualityQueryTests
{
    private static readonly FigureScope Plant = new("plant", "works");
    private static readonly DateTimeOffset First = RecordedPlant.At(2026, 5, 1);

    [Fact]
    public void Hours_without_a_valid_calibration_are_told_apart_from_what_the_figure_is_made_of()
    {
        using var plant = TwoSources(new DateOnly(2026, 5, 2));
        var quality = plant.Quality.Of(Plant, First, First.AddDays(4))!;
        Assert.Equal(4 * 24 * (1m + 0.5m), quality.Tonnes);
        Assert.Equal(new QualityShares(1m, 0m, 0m, 0m, 0m), quality.Shares);
        Assert.Equal(decimal.Round(2 * 24m / 144m, 4), quality.OutOfCalibration);
        Assert.Equal(0m, quality.CalibrationUnknown);
        var instrument = Assert.Single(quality.Instruments);
        Assert.Equal(("m1", (RecordedPlant.At(2026, 5, 3), First.AddDays(4))), (instrument.Meter, Assert.Single(instrument.Periods)));

        // The certificate is renewed on the fourth day: the third stays as it was.
        plant.Meter("m1", at: RecordedPlant.At(2026, 5, 20), calibrated: new DateOnly(2026, 5, 4), due: new DateOnly(2027, 5, 3));
        Assert.Equal(decimal.Round(24m / 144m, 4), plant.Quality.Of(Plant, First, First.AddDays(4))!.OutOfCalibration);
        Assert.Equal(0.5m, plant.Quality.Of(new FigureScope("source", "a"), RecordedPlant.At(2026, 5, 3, 12), RecordedPlant.At(2026, 5, 4, 12))!.OutOfCalibration);
    }

    [Fact]
    public void An_instrument_of_which_nothing_is_recorded_is_out_of_calibration_and_unknown()
    {
        using var plant = TwoSources(null);
        var quality = plant.Quality.Of(Plant, First, First.AddDays(4))!;
        Assert.Equal(decimal.Round(2m / 3m, 4), quality.OutOfCalibration);
        Assert.Equal(quality.OutOfCalibration, quality.CalibrationUnknown);
        Assert.True(Assert.Single(quality.Instruments).Unknown);
    }

    [Fact]
    public void Parts_are_of_gross_tonnes_and_what_people_enter_needs_no_calibration()
    {
        using var plant = new RecordedPlant();
        plant.Meter("m1", due: new DateOnly(2027, 1, 1)).Meter("book", kind: PointKind.Manual)
            .Source(Uncertain.Source("a", "m1", ["m1"])).Source(Uncertain.Source("b", "book", ["book"])).Plant(("a", 1m), ("b", 1m));
        plant.Day("m1", First, 3m, (h, i) => i.Parts = h < 6 ? new Contracts.QualityParts { Filled = DecimalValue.From(3m) } : null)
            .Day("book", First, 1m, (_, i) => i.Parts = new Contracts.QualityParts { Manual = DecimalValue.From(1m), Review = DecimalValue.From(0.5m) })
            .Account("a", First).Account("b", First);
        var quality = plant.Quality.Of(Plant, First, First.AddDays(1))!;
        Assert.Equal(0.1875m, quality.Shares.Filled);
        Assert.Equal(0.25m, quality.Shares.Manual);
        Assert.Equal(0.125m, quality.Shares.UnderReview);
        Assert.Equal(0m, quality.OutOfCalibration);
        Assert.Equal(96, quality.Expected);
        Assert.Null(plant.Quality.Of(new FigureScope("source", "none"), First, First.AddDays(1)));
    }

    [Fact]
    public void A_source_shown_apart_counts_only_when_it_is_asked_for()
    {
        var apart = Uncertain.Source("b", "m1 * 5", ["m1"]);
        apart.Apart = true;
        using var plant = new RecordedPlant();
        plant.Meter("m1", due: new DateOnly(2027, 1, 1)).Source(Uncertain.Source("a", "m1", ["m1"])).Source(apart).Plant(("a", 1m), ("b", 1m));
        plant.Day("m1", First, 1m).Account("a", First).Account("b", First);
        Assert.Equal(24m, plant.Quality.Of(Plant, First, First.AddDays(1))!.Tonnes);
        Assert.Equal(24m, plant.Uncertainty.Budget(Plant, First, First.AddDays(1))!.Tonnes);
        Assert.Equal(120m, plant.Quality.Of(new FigureScope("source", "b"), First, First.AddDays(1))!.Tonnes);
    }

    [Fact]
    public void Availability_counts_valid_of_expected_and_a_burst_does_not_make_up_for_a_gap()
    {
        using var plant = new RecordedPlant();
        var first = RecordedPlant.At(2026, 6, 10);
        plant.Meter("m1", at: first);
        plant.Day("m1", first, 1m, (h, i) => (i.Readings, i.Invalid) = h switch { 0 => (40, 0), 1 => (2, 2), _ => (4, 0) })
            .Day("m1", first.AddDays(1), 1m, (h, i) => (i.Readings, i.Filled) = h < 12 ? (0, 4) : (4, 0));
        plant.Time.SetUtcNow(first.AddDays(4));
        var point = Assert.Single(plant.Availability.Points(null, first.AddDays(-5), first.AddDays(10))!);
        Assert.Equal(4 * 96, point.Expected);
        Assert.Equal(96 + 48, point.Valid);
        Assert.Equal((2, 48), (point.Invalid, point.Filled));
        Assert.Equal(37.5m, point.Percent);
        Assert.Null(plant.Availability.Points("elsewhere", first, first.AddDays(1)));
        var hour = Assert.Single(plant.Availability.Points(null, first.AddHours(1), first.AddHours(2))!);
        Assert.Equal((4L, 2L, 50m), (hour.Expected, hour.Valid, hour.Percent));
    }

    [Fact]
    public void Entered_quantities_and_laboratory_values_of_data_items_are_in_the_budget()
    {
        var carbon = Uncertain.Constant("C", 0.7m, null);
        (carbon.Item, carbon.NoFallback) = ("lab", true);
        using var plant = new RecordedPlant();
        var source = Uncertain.Source("a", "coal * C * 44 / 12", ["coal"], carbon);
        (source.Activities[0].Terms[0].Meter, source.Activities[0].Terms[0].Point) = (ItemTerms.Meter("coal"), ItemTerms.Point);
        plant.Source(source).Plant(("a", 1m));
        plant.Took("a", new ValuesTaken
        {
            Item = "lab",
            Feed = 1,
            Values = { new ItemValueRecord { Value = DecimalValue.From(0.7m), Uncertainty = DecimalValue.From(0.03m), Approved = true, Origin = "report 7" } },
        });
        plant.Entered("a", "coal", First, 2m).Entered("a", "coal", First.AddDays(1), 2m);

        var budget = plant.Uncertainty.Budget(Plant, First, First.AddDays(2))!;
        Assert.Equal(1m, budget.Coverage);
        Assert.Equal(["item:coal/quantity", "lab"], budget.Contributors.Select(c => c.Key.Id));
        Uncertain.Near((double)budget.Tonnes * Math.Sqrt(0.025 * 0.025 + 0.015 * 0.015), budget.Standard);
        var quality = plant.Quality.Of(Plant, First, First.AddDays(2))!;
        Assert.Equal((1m, 0m, null), (quality.Shares.Manual, quality.OutOfCalibration, quality.Availability));
    }

    private static RecordedPlant TwoSources(DateOnly? due)
    {
        var plant = new RecordedPlant();
        plant.Meter("m1", calibrated: due is null ? null : new DateOnly(2025, 5, 3), due: due).Meter("m2", calibrated: new DateOnly(2025, 12, 1), due: new DateOnly(2026, 12, 1))
            .Source(Uncertain.Source("a", "m1", ["m1"])).Source(Uncertain.Source("b", "m2", ["m2"])).Plant(("a", 1m), ("b", 0.5m));
        for (var day = First; day < First.AddDays(4); day = day.AddDays(1))
            plant.Day("m1", day, 1m).Day("m2", day, 1m).Account("a", day).Account("b", day);
        return plant;
    }
}

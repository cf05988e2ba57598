using Carbon.Metering;

namespace Carbon.Tests.Metering;

/// <summary>A register that rises 1 kWh a minute for a day: whatever happens to it, the day is 1440.000 kWh.</summary>
public class SevenCounterCasesTests
{
    private static IEnumerable<(int Minute, decimal Value)> Day(decimal start = 5000m) =>
        Enumerable.Range(0, 1441).Select(m => (m, start + m));

    private static Reading[] Readings(IEnumerable<(int Minute, decimal Value)> day) => [.. day.Select(d => Given.At(d.Minute, d.Value))];

    private static DayFigure DayOf(PointConfiguration point, IEnumerable<Reading> readings, params Replacement[] replacements)
    {
        var outcome = Given.Settled(point, readings, replacements);
        Assert.Equal(1440m, outcome.Total);
        var day = outcome.Days[new DateOnly(2026, 3, 2)];
        Assert.Equal(1440m, day.Increment);
        return day;
    }

    [Fact]
    public void Without_a_fault_the_day_is_measured_whole()
    {
        var day = DayOf(Given.Counter(), Readings(Day()));
        Assert.Equal(QualityParts.None, day.Parts);
        Assert.Equal((1m, 1m, 1440, 0, true), (day.Minimum, day.Maximum, day.Readings, day.Invalid, day.Exact));
    }

    [Fact]
    public void A_rollover_loses_nothing()
    {
        var point = Given.Counter() with { Modulus = 1_000_000m };
        var outcome = Given.Settled(point, Readings(Day(999_300m).Select(d => (d.Minute, d.Value % 1_000_000m))));
        Assert.Equal(1440m, outcome.Total);
        Assert.Equal(new Incident(IncidentKind.Rollover, Given.Midnight.AddMinutes(700), 999_999m, 0m, 1m), Assert.Single(outcome.Incidents));
    }

    [Theory]
    [InlineData(FillMethod.None, 0)]
    [InlineData(FillMethod.Linear, 179)]
    [InlineData(FillMethod.Nearest, 179)]
    public void A_three_hour_outage_is_measured_as_a_whole_and_estimated_in_its_distribution(FillMethod fill, int fills)
    {
        var outcome = Given.Settled(Given.Counter() with { Fill = fill }, Readings(Day().Where(d => d.Minute is <= 610 or >= 790)));
        Assert.Equal(1440m, outcome.Total);
        Assert.Equal(180m, outcome.Parts.Estimated);
        var gap = Assert.Single(outcome.Gaps);
        Assert.Equal((179, fills), (gap.Missing, gap.Fills.Count));
        Assert.Equal(fills, outcome.Days.First().Value.Filled);
        Assert.False(outcome.Days.First().Value.Exact);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(120)]
    public void An_outage_with_a_rollover_inside_keeps_the_true_total(int? maximumRate)
    {
        var point = Given.Counter() with { Modulus = 1_000_000m, MaximumRate = maximumRate };
        var readings = Readings(Day(999_300m).Where(d => d.Minute is <= 610 or >= 790).Select(d => (d.Minute, d.Value % 1_000_000m)));
        var outcome = Given.Settled(point, readings);
        Assert.Equal(1440m, outcome.Total);
        Assert.Equal(180m, outcome.Parts.Estimated);
        Assert.Equal(180m, Assert.Single(outcome.Incidents, i => i.Kind == IncidentKind.Rollover).Increment);
    }

    [Fact]
    public void A_wrap_far_from_the_ends_of_the_register_counts_where_the_pace_explains_it()
    {
        var point = Given.Counter() with { Modulus = 1000m };
        var readings = Readings(Day(250m).Where(d => d.Minute is <= 500 or >= 880).Select(d => (d.Minute, d.Value % 1000m)));
        Assert.Equal(1440m, Given.Settled(point, readings).Total);
    }

    [Fact]
    public void A_replaced_meter_goes_on_from_its_own_start()
    {
        var readings = Readings(Day().Select(d => (d.Minute, d.Minute < 700 ? d.Value : d.Minute - 700 + 12.5m)));
        var outcome = Given.Settled(Given.Counter(), readings, new Replacement(Given.Midnight.AddMinutes(699.5), 5699.5m, 12m));
        Assert.Equal(1440m, outcome.Total);
        Assert.Equal(IncidentKind.Replacement, Assert.Single(outcome.Incidents).Kind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(600)]
    public void Minutes_of_zeros_are_a_glitch(int minutes)
    {
        var outcome = Given.Settled(Given.Counter(), Readings(Day().Select(d => (d.Minute, d.Minute is >= 700 and < 1300 && d.Minute < 700 + minutes ? 0m : d.Value))));
        Assert.Equal(1440m, outcome.Total);
        Assert.Equal(minutes, outcome.Hours.Values.Sum(h => h.Invalid));
        Assert.Equal(IncidentKind.Glitch, Assert.Single(outcome.Incidents).Kind);
    }

    [Fact]
    public void Zeros_at_the_top_of_the_register_are_no_rollover()
    {
        var point = Given.Counter() with { Modulus = 10_000m };
        var outcome = Given.Settled(point, Readings(Day(8200m).Select(d => (d.Minute, d.Minute is >= 1300 and < 1310 ? 0m : d.Value))));
        Assert.Equal(1440m, outcome.Total);
        Assert.Equal(10, outcome.Hours.Values.Sum(h => h.Invalid));
    }

    [Theory]
    [InlineData(1, 50_000, null)]
    [InlineData(1, 7, null)]
    [InlineData(3, 900_000, null)]
    [InlineData(1, 50_000, 120)]
    [InlineData(3, 50_000, 120)]
    public void An_absurd_spike_is_a_glitch(int minutes, int height, int? maximumRate)
    {
        var outcome = Given.Settled(
            Given.Counter() with { MaximumRate = maximumRate },
            Readings(Day().Select(d => (d.Minute, d.Minute >= 700 && d.Minute < 700 + minutes ? d.Value + height : d.Value))));
        Assert.Equal(1440m, outcome.Total);
        Assert.InRange(outcome.Hours.Values.Sum(h => h.Invalid), 1, minutes + 6);
    }
}

using Carbon.Metering;

namespace Carbon.Tests.Metering;

public class RegisterRulesTests
{
    [Fact]
    public void The_clauses_example_gives_five_for_9998_to_0003()
    {
        var point = Given.Counter(15) with { Modulus = 10_000m };
        var outcome = Given.Settled(point, [Given.At(0, 9998m), Given.At(15, 3m)]);
        Assert.Equal(5m, outcome.Total);
    }

    [Fact]
    public void Limits_are_inclusive_and_what_lies_outside_is_kept_and_counted()
    {
        var point = Given.Counter(15) with { Minimum = 100m, Maximum = 200m };
        var outcome = Given.Settled(point, [Given.At(0, 100m), Given.At(15, 99m), Given.At(30, 150m), Given.At(45, 200.1m), Given.At(60, 200m)]);
        Assert.Equal(100m, outcome.Total);
        Assert.Equal(2, outcome.Days.First().Value.Invalid);
    }

    [Fact]
    public void Backward_noise_of_two_steps_counts_nothing_in_either_direction()
    {
        var outcome = Given.Settled(Given.Counter(15), [Given.At(0, 10.00m), Given.At(15, 10.50m), Given.At(30, 10.48m), Given.At(45, 10.50m), Given.At(60, 10.60m)]);
        Assert.Equal(0.60m, outcome.Total);
        Assert.Empty(outcome.Incidents);
    }

    [Fact]
    public void A_decrease_that_goes_on_is_a_reset_and_counts_nothing()
    {
        var readings = Enumerable.Range(0, 40).Select(i => Given.At(i * 15, i < 20 ? 5000m + i : i - 20 + 0.5m));
        var outcome = Given.Settled(Given.Counter(15), readings);
        Assert.Equal(19m + 19m, outcome.Total);
        Assert.Equal(new Incident(IncidentKind.Reset, Given.Midnight.AddMinutes(300), 5019m, 0.5m, 0m), Assert.Single(outcome.Incidents));
    }

    [Fact]
    public void The_factor_applies_to_increments_after_the_rollover()
    {
        var point = Given.Counter(15) with { Modulus = 10_000m, Factor = 40m };
        Assert.Equal(200m, Given.Settled(point, [Given.At(0, 9998m), Given.At(15, 3m)]).Total);
    }

    [Fact]
    public void An_interval_that_could_hide_a_whole_turn_is_ambiguous_and_under_review()
    {
        var point = Given.Counter(15) with { Modulus = 1000m, MaximumRate = 200m };
        var outcome = Given.Settled(point, [Given.At(0, 100m), Given.At(15, 130m), Given.At(400, 500m), Given.At(415, 520m)]);
        Assert.Equal(IncidentKind.Ambiguous, Assert.Single(outcome.Incidents).Kind);
        Assert.Equal(370m, outcome.Parts.UnderReview);
    }

    [Fact]
    public void A_reading_beside_the_cut_is_split_linearly_and_the_hours_add_up_to_the_digit()
    {
        var outcome = Given.Settled(Given.Counter(15), [Given.At(7, 1.000000000001m), Given.At(53, 2m), Given.At(70, 3.7m), Given.At(127, 11.123456789012m)]);
        Assert.Equal(11.123456789012m - 1.000000000001m, outcome.Total);
        Assert.Equal(3, outcome.Hours.Count);
    }

    [Fact]
    public void A_marker_of_the_source_is_kept_and_not_used()
    {
        var outcome = Given.Settled(Given.Counter(15), [Given.At(0, 10m), Given.At(15, 11m, Quality.Bad), Given.At(30, 12m), Given.At(45, 13m, Quality.UnderReview), Given.At(60, 14m)]);
        Assert.Equal(4m, outcome.Total);
        Assert.Equal(2, outcome.Days.First().Value.Invalid);
    }

    [Fact]
    public void A_glitch_on_the_cut_settles_nothing_until_it_is_refuted()
    {
        var point = Given.Counter(15) with { MaximumRate = 100m };
        var series = PointSeries.Create(point, Given.Shanghai).Add([Given.At(0, 10m), Given.At(30, 20m), Given.At(60, 90_000m)]).Series;
        Assert.True(series.SettledThrough is null || series.SettledThrough < Given.Midnight.AddHours(1));
        var advance = series.Add([Given.At(75, 30m)]);
        Assert.Equal(Given.Midnight.AddHours(1), advance.Series.SettledThrough);
        Assert.Equal(IncidentKind.Glitch, Assert.Single(advance.Incidents).Kind);
    }

    [Fact]
    public void An_hour_is_settled_by_the_reading_on_its_end()
    {
        var advance = PointSeries.Create(Given.Counter(15), Given.Shanghai).Add([Given.At(0, 10m), Given.At(30, 20m), Given.At(60, 30m)]);
        Assert.Equal(20m, Assert.Single(advance.Intervals).Quantity);
        Assert.Equal(Given.Midnight.AddHours(1), advance.Series.SettledThrough);
        Assert.Equal(20m, Assert.Single(advance.Series.SettledSince(Given.Midnight)).Quantity);
    }

    [Fact]
    public void A_first_reading_that_no_other_agrees_with_is_a_glitch_where_a_rate_is_known()
    {
        var point = Given.Counter(15) with { MaximumRate = 100m };
        var outcome = Given.Settled(point, Enumerable.Range(0, 20).Select(i => Given.At(i * 15, i == 0 ? 0m : 5000m + i)));
        Assert.Equal(18m, outcome.Total);
        Assert.Equal(1, outcome.Days.First().Value.Invalid);
    }

    [Fact]
    public void Corrected_rules_revise_the_figures_that_are_held()
    {
        var series = PointSeries.Create(Given.Counter(15), Given.Shanghai).Add([.. Enumerable.Range(0, 9).Select(i => Given.At(i * 15, i))]).Series;
        var advance = series.Reconfigure(Given.Counter(15) with { Factor = 40m });
        Assert.Equal([(160m, 1), (160m, 1)], advance.Intervals.Select(h => (h.Quantity, h.Revision)));
    }

    [Fact]
    public void An_exchange_announced_after_the_fact_revises_the_hours_from_then_on()
    {
        var readings = Enumerable.Range(0, 40).Select(i => Given.At(i * 15, i < 20 ? 5000m + i : i - 20 + 0.5m)).ToArray();
        var series = PointSeries.Create(Given.Counter(15), Given.Shanghai).Add(readings).Series;
        var outcome = new Outcome();
        outcome.Take(PointSeries.Create(Given.Counter(15), Given.Shanghai).Add(readings));
        var advance = series.Announce(new(Given.Midnight.AddMinutes(292), 5019.5m, 0m));
        outcome.Take(advance);
        outcome.Take(advance.Series.Close());
        Assert.Equal(39m, outcome.Total);
        Assert.All(advance.Intervals, h => Assert.True(h.Start >= Given.Midnight.AddHours(4)));
    }

    [Fact]
    public void A_late_reading_revises_only_the_hours_that_really_change()
    {
        var series = PointSeries.Create(Given.Counter(15), Given.Shanghai)
            .Add([.. Enumerable.Range(0, 40).Where(i => i != 5).Select(i => Given.At(i * 15, i))]).Series;
        var advance = series.Add([Given.At(75, 5.2m)]);
        Assert.Equal((Given.Midnight.AddHours(1), 1), advance.Intervals.Select(h => (h.Start, h.Revision)).Single());
    }
}

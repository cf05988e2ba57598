using Carbon.Boundaries;
using Carbon.Boundaries.Quotas;
using Carbon.Contracts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Carbon.Tests.Boundaries;

public sealed class QuotaProjectionTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public void A_month_is_projected_by_its_weekdays_and_the_day_of_exceeding_is_named()
    {
        // March 2026 has 22 working days and 9 of weekend: 22 x 10 + 9 x 2 = 238.
        var first = new DateOnly(2026, 1, 5);
        var days = Series.Of(first, Series.Weekly(first, 66, 10m, 2m)); // through 11 March
        var outlook = QuotaProjection.Of(Target("2026-03", 200m), [days], new DateOnly(2026, 3, 12));

        Assert.Equal(86m, outlook.Actual); // Sunday the 1st, five working days, a weekend, three working days
        Assert.Equal(238m, outlook.Projected);
        Assert.Equal(QuotaState.AtRisk, outlook.State);
        Assert.Equal(ProjectionMethod.Weekday, outlook.Sources[0].Method);
        Assert.Equal(56, outlook.Sources[0].HistoryDays);
        // Sums: 56 by the 8th, 86 by the 11th, 106 by the 13th, 110 by the 15th, 160 by the 20th, 164 by the 22nd, 194 by the 25th, 204 by the 26th.
        Assert.Equal(new DateOnly(2026, 3, 26), outlook.ExceededOn);
    }

    [Fact]
    public void A_target_that_the_pattern_keeps_is_within()
    {
        var first = new DateOnly(2026, 1, 5);
        var outlook = QuotaProjection.Of(Target("2026-03", 238m), [Series.Of(first, Series.Weekly(first, 66, 10m, 2m))], new DateOnly(2026, 3, 12));
        Assert.Equal((QuotaState.Within, (DateOnly?)null), (outlook.State, outlook.ExceededOn));
    }

    [Fact]
    public void What_is_settled_above_the_target_is_exceeded_since_the_day_it_happened()
    {
        var outlook = QuotaProjection.Of(Target("2026-03", 35m), [Series.Of(Monday, Enumerable.Repeat(10m, 5))], Monday.AddDays(5));
        Assert.Equal((QuotaState.Exceeded, Monday.AddDays(3)), (outlook.State, outlook.ExceededOn));
        Assert.Equal(-15m, outlook.Left);
    }

    [Fact]
    public void Few_days_are_projected_by_their_mean_and_it_says_so()
    {
        var outlook = QuotaProjection.Of(Target("2026-03", 1000m), [Series.Of(Monday, [9m, 11m, 10m])], Monday.AddDays(3));
        Assert.Equal((ProjectionMethod.Linear, 3), (outlook.Sources[0].Method, outlook.Sources[0].HistoryDays));
        Assert.Equal(30m + 27 * 10m, outlook.Projected);
    }

    [Fact]
    public void A_year_goes_on_as_the_year_before_at_the_level_of_late()
    {
        // Last year 10 t a day, from October on 30; this year everything is a tenth less.
        var first = new DateOnly(2025, 1, 1);
        var last = new DateOnly(2026, 8, 31);
        decimal[] days = [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)
            .Select(d => d.Year == 2025 ? d.Month >= 10 ? 30m : 10m : 9m)];
        var outlook = QuotaProjection.Of(Target("2026", 4000m), [Series.Of(first, days)], last.AddDays(1));

        Assert.Equal(ProjectionMethod.YearBefore, outlook.Sources[0].Method);
        Assert.Equal(0.9m, outlook.Sources[0].Factor);
        // 364 days before 30 September 2026 is 1 October 2025; before 31 December it is 1 January of the same year.
        Assert.Equal(243 * 9m + 29 * 9m + 92 * 27m + 8.1m, outlook.Projected);
        Assert.Equal(QuotaState.AtRisk, outlook.State);
    }

    [Fact]
    public void A_source_that_fell_silent_long_ago_is_expected_to_bring_nothing()
    {
        var outlook = QuotaProjection.Of(Target("2026", 1000m), [Series.Of(Monday, Enumerable.Repeat(1m, 20))], Monday.AddDays(20 + DayPattern.SilentAfter));
        Assert.Equal((20m, 20m, ProjectionMethod.None), (outlook.Actual, outlook.Projected, outlook.Sources[0].Method));
    }

    [Fact]
    public void Holes_before_the_last_settled_day_are_counted_and_not_invented()
    {
        var days = Series.Of(Monday, Enumerable.Repeat(1m, 10));
        var holed = days with { Days = days.Days.Where(d => d.Key != Monday.AddDays(4)).ToDictionary() };
        var outlook = QuotaProjection.Of(Target("2026-03", 1000m), [holed], Monday.AddDays(10));
        Assert.Equal((9m, 1), (outlook.Actual, outlook.MissingDays));
    }

    [Fact]
    public void A_recorded_year_of_a_steel_works_is_foreseen_within_a_few_per_cent()
    {
        var recorded = Series.Recorded("steel-electricity.csv", 96);
        var first = new DateOnly(2018, 1, 1);
        var errors = new List<decimal>();
        for (var month = 3; month <= 7; month++)
        {
            var middle = new DateOnly(2018, month, 15);
            var known = Series.Of(first, recorded.Take(middle.DayNumber - first.DayNumber));
            var target = Target($"2018-{month:00}", 1m);
            var truth = recorded.Where((_, i) => target.Period.Holds(first.AddDays(i))).Sum();
            errors.Add(Math.Abs(QuotaProjection.Of(target, [known], middle).Projected / truth - 1m));
        }
        Assert.True(errors.Average() < 0.08m, string.Join(", ", errors));
        Assert.True(errors.Max() < 0.2m, string.Join(", ", errors));
    }

    [Property]
    public Property The_projection_is_what_is_settled_and_what_is_expected(PositiveInt count, int seed)
    {
        var random = new Random(seed);
        var days = Series.Of(Monday, Enumerable.Range(0, count.Get % 60 + 1).Select(_ => random.Next(-1000, 100_000) / 1000m), share: 0.25m);
        var outlook = QuotaProjection.Of(Target("2026-Q2", 300m), [days], Monday.AddDays(60));
        return (outlook.Projected == outlook.Sources.Sum(s => s.Actual + s.Expected)
            && outlook.State == (outlook.Actual > 300m ? QuotaState.Exceeded : outlook.Projected > 300m ? QuotaState.AtRisk : QuotaState.Within)).ToProperty();
    }

    private static Target Target(string period, decimal tonnes) =>
        new(new QuotaRecord { Id = "q", Scope = "plant:works", Period = period, Tonnes = DecimalValue.From(tonnes) }, 0);
}

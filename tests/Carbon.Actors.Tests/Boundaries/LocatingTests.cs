using Carbon.Boundaries.Locating;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Carbon.Tests.Boundaries;

public sealed class LocatingTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly LocatingRules Rules = LocatingRules.Default;

    [Fact]
    public void A_weekend_is_compared_with_weekends()
    {
        var days = Series.Of(Monday, Series.Weekly(Monday, 56, 10m, 2m)).Days;
        var verdict = DayExamination.Of(days, Monday.AddDays(54), Rules); // a Saturday
        Assert.Equal((DayState.Usual, 2m), (verdict.State, verdict.Median));
        Assert.All(verdict.Comparable, c => Assert.Equal(2m, c.Tonnes));
    }

    [Fact]
    public void A_holiday_is_compared_with_days_off_and_a_worked_weekend_with_working_days()
    {
        var (holiday, worked) = (Monday.AddDays(49), Monday.AddDays(47)); // a Monday off, the Saturday before it worked
        var days = Series.Of(Monday, Series.Weekly(Monday, 56, 10m, 2m)).Days.ToDictionary();
        (days[holiday], days[worked]) = (2m, 10m);
        var calendar = new Carbon.Metering.WorkCalendar([holiday], [worked]);
        Assert.Equal(DayState.Abnormal, DayExamination.Of(days, holiday, Rules).State);
        Assert.Equal((DayState.Usual, 2m), (DayExamination.Of(days, holiday, Rules, calendar).State, DayExamination.Of(days, holiday, Rules, calendar).Median));
        Assert.Equal((DayState.Usual, 10m), (DayExamination.Of(days, worked, Rules, calendar).State, DayExamination.Of(days, worked, Rules, calendar).Median));
        Assert.Equal(holiday, DayExamination.Since(days, holiday, Rules, calendar));
    }

    [Fact]
    public void A_constant_history_does_not_alarm_on_a_rounding_digit_but_does_on_a_jump()
    {
        decimal[] days = [.. Enumerable.Repeat(10m, 40), 10.000000001m];
        Assert.Equal(DayState.Usual, Last(days).State);
        var jump = Last([.. Enumerable.Repeat(10m, 40), 11m]);
        // Deviation 0, floor 1 % of 10 = 0.1: z = 0.6745 x 1 / 0.1.
        Assert.Equal((DayState.Abnormal, 6.745m), (jump.State, jump.Z));
    }

    [Fact]
    public void A_day_twice_as_high_as_usual_is_found_and_its_evidence_given()
    {
        decimal[] usual = [9m, 10m, 11m, 10.5m, 9.5m, 10m, 10m];
        var verdict = Last([.. Enumerable.Range(0, 42).Select(i => usual[i % 7]), 20m]);
        Assert.Equal(DayState.Abnormal, verdict.State);
        // Monday: of the six weeks before, working days are 9, 10, 11, 10.5, 9.5; median 10, deviation 0.5; z = 0.6745 x 10 / 0.5.
        Assert.Equal((10m, 0.5m, 13.49m), (verdict.Median, verdict.Deviation, verdict.Z));
        Assert.Equal(30, verdict.Comparable.Count);
    }

    [Fact]
    public void A_sudden_zero_is_abnormal_also_in_a_wild_history()
    {
        decimal[] wild = [1m, 20m, 5m, 40m, 2m, 9m, 30m];
        Assert.Equal(DayState.Stopped, Last([.. Enumerable.Range(0, 42).Select(i => wild[i % 7]), 0m]).State);
        // Where days of nothing are usual, another one is no matter.
        Assert.Equal(DayState.Usual, Last([.. Enumerable.Range(0, 42).Select(i => i % 2 == 0 ? 0m : 5m), 0m]).State);
    }

    [Fact]
    public void Few_days_give_no_verdict()
    {
        var verdict = Last([10m, 10m, 10m, 10m, 1000m]);
        Assert.Equal((DayState.TooFewDays, (decimal?)null, false), (verdict.State, verdict.Z, verdict.IsAlarming));
    }

    [Fact]
    public void A_run_of_abnormal_days_has_its_begin()
    {
        var days = Series.Of(Monday, [.. Enumerable.Repeat(10m, 42), 20m, 20m, 20m]).Days;
        Assert.Equal(Monday.AddDays(42), DayExamination.Since(days, Monday.AddDays(44), Rules));
    }

    [Fact]
    public void The_quantity_that_moved_is_named()
    {
        var moved = MovedQuantity.Of("furnace", "furnace", "energy", "kWh", 2000m, [1000m, 1010m, 990m, 1000m, 1005m, 995m], Rules)!;
        Assert.Equal(1000m, moved.Median);
        Assert.True(moved.Z > 30m);
        Assert.Equal(0m, MovedQuantity.Of("idle", "idle", "energy", "kWh", 0m, [0m, 0m, 0m], Rules)!.Z);
    }

    [Fact]
    public void A_recorded_year_of_a_steel_works_alarms_on_its_odd_days_alone()
    {
        var days = Series.Of(new DateOnly(2018, 1, 1), Series.Recorded("steel-electricity.csv", 96)).Days;
        var verdicts = days.Keys.Where(d => d >= new DateOnly(2018, 3, 1)).Order().Select(d => DayExamination.Of(days, d, Rules)).ToList();
        // A holiday on a Tuesday, weekends on which the furnace ran, three days of standstill in August; 178 days in all.
        Assert.Equal(
            ["05-01", "06-16", "06-23", "06-24", "06-30", "07-07", "07-08", "07-15", "08-01", "08-02", "08-03"],
            verdicts.Where(v => v.IsAlarming).Select(v => v.Day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(verdicts, v => Assert.NotEqual(DayState.TooFewDays, v.State));
    }

    [Property]
    public Property A_scaled_history_gives_the_same_z(int seed)
    {
        var random = new Random(seed);
        decimal[] days = [.. Enumerable.Range(0, 43).Select(_ => random.Next(500, 1500) / 10m)];
        return (Last(days).Z == Last([.. days.Select(d => d * 16m)]).Z).ToProperty();
    }

    private static DayVerdict Last(decimal[] days) => DayExamination.Of(Series.Of(Monday, days).Days, Monday.AddDays(days.Length - 1), Rules);
}

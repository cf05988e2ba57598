using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Tests.Entities;

namespace Carbon.Tests.Metering;

/// <summary>Three working days of clause 12.4 by the plant's calendar.</summary>
public sealed class WorkCalendarTests
{
    private static readonly DateOnly Monday = DateOnly.FromDateTime(Given.Midnight.DateTime);

    [Theory]
    [InlineData(3, new int[0], new int[0], true)]
    [InlineData(4, new int[0], new int[0], false)]
    [InlineData(4, new[] { 2 }, new int[0], true)]
    [InlineData(5, new[] { 1, 2 }, new int[0], true)]
    [InlineData(5, new[] { 1 }, new int[0], false)]
    public void A_gap_is_filled_over_three_working_days_of_the_calendar(int days, int[] holidays, int[] workdays, bool filled)
    {
        var calendar = new WorkCalendar(holidays.Select(Monday.AddDays), workdays.Select(Monday.AddDays));
        var series = PointSeries.Create(Given.Counter(60), Given.Shanghai, null, calendar);
        Assert.Equal(filled, Filled(series, 0, days));
    }

    [Fact]
    public void A_weekend_that_is_worked_counts()
    {
        var calendar = new WorkCalendar([], [Monday.AddDays(5)]);
        Assert.True(Filled(PointSeries.Create(Given.Counter(60), Given.Shanghai, null), 3, 6));
        Assert.True(Filled(PointSeries.Create(Given.Counter(60), Given.Shanghai, null, calendar), 3, 6));
        Assert.True(Filled(PointSeries.Create(Given.Counter(60), Given.Shanghai, null), 2, 6));
        Assert.False(Filled(PointSeries.Create(Given.Counter(60), Given.Shanghai, null, new WorkCalendar([], [Monday.AddDays(5), Monday.AddDays(6)])), 2, 7));
    }

    [Fact]
    public void A_meter_that_gets_another_calendar_folds_what_it_holds_by_it_and_a_snapshot_goes_on_with_it()
    {
        var record = TestPlant.Meter("m");
        (record.Points[0].Kind, record.Points[0].Label, record.Points[0].Fill) = ((int)PointKind.Counter, 0, (int)FillMethod.Linear);
        var meter = Configured(Meter.Unknown, record);
        foreach (var day in new[] { 0, 4 })
            meter = Told(meter, TestPlant.Readings("m", (day * 24, day * 10m)));
        meter = Told(meter, TestPlant.Readings("m", (4 * 24 + 1, 41m)));
        Assert.Equal(0m, Sum(meter));

        var other = record.Clone();
        new WorkCalendar([Monday.AddDays(1)], []).Write(other);
        var turned = Configured(meter, other);
        Assert.NotEqual(0m, Sum(turned));
        Assert.Equal(Sum(turned), Sum(Meter.FromState(turned.ToState())));
        var again = Told(Meter.FromState(turned.ToState()), TestPlant.Readings("m", (4 * 24 + 2, 43m)));
        Assert.Equal(Sum(Told(turned, TestPlant.Readings("m", (4 * 24 + 2, 43m)))), Sum(again));
        Assert.Equal(Sum(meter), Sum(Configured(turned, record)));
    }

    private static bool Filled(PointSeries series, int fromDay, int toDay)
    {
        var outcome = new Outcome();
        var added = series.Add([Given.At(fromDay * 1440, 0m), Given.At(toDay * 1440, 100m), Given.At(toDay * 1440 + 60, 101m)]);
        outcome.Take(added);
        outcome.Take(added.Series.Close());
        return added.Gaps.Concat(added.Series.Close().Gaps).Any(g => g.Fills.Count > 0);
    }

    private static Meter Configured(Meter meter, MeterRecord record) => Apply(meter, new ConfigureMeter { Meter = record, By = "test" });

    private static Meter Told(Meter meter, RecordReadings readings) => Apply(meter, readings);

    private static Meter Apply(Meter meter, Google.Protobuf.IMessage command) => MeterDecisions.Decide(meter, command, TestPlant.Day(400))!.After;

    private static decimal Sum(Meter meter) => meter.Points["energy"].Series.SettledSince(DateTimeOffset.MinValue).Where(i => i.Filled > 0).Sum(i => i.Quantity);
}

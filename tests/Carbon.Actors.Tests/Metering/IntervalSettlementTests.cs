using Carbon.Metering;

namespace Carbon.Tests.Metering;

/// <summary>When the hours of interval quantities are settled.</summary>
public sealed class IntervalSettlementTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(IntervalLabel.End, true)]
    [InlineData(IntervalLabel.Start, false)]
    public void A_label_on_the_end_of_an_hour_settles_that_hour_at_once(IntervalLabel label, bool settles)
    {
        var series = PointSeries.Create(
            new PointConfiguration { Id = "used", Kind = PointKind.Interval, Unit = "kg", Every = TimeSpan.FromMinutes(30), Label = label },
            TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var advance = series.Add([Reading(30, 2m), Reading(60, 3m)]);
        if (settles)
        {
            var hour = Assert.Single(advance.Intervals);
            Assert.Equal(Midnight, hour.Start);
            Assert.Equal(5m, hour.Quantity);
            Assert.Equal(Midnight.AddHours(1), advance.Series.SettledThrough);
        }
        else
        {
            Assert.Equal(2m, Assert.Single(advance.Intervals).Quantity);
        }
    }

    [Fact]
    public void A_day_entered_by_hand_is_settled_by_its_own_entry_and_revised_by_a_late_one()
    {
        var series = PointSeries.Create(
            new PointConfiguration { Id = "used", Kind = PointKind.Manual, Unit = "t", Every = TimeSpan.FromDays(1), Fill = FillMethod.None },
            TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        series = series.Add([Reading(0, 16.5m)]).Series;
        var entered = series.Add([Reading(1440, 17m)]);
        Assert.Equal([17m], entered.Days.Select(d => d.Increment));
        Assert.Equal(17m, entered.Days[0].Parts.Manual);
        var late = entered.Series.Add([Reading(720, 1m)]);
        Assert.Equal([(18m, 1)], late.Days.Select(d => (d.Increment, d.Revision)));
    }

    private static Reading Reading(int minutes, decimal value) => new(Midnight.AddMinutes(minutes), Midnight.AddMinutes(minutes), value);
}

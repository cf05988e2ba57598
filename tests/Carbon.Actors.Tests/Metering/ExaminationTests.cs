using Carbon.Metering;

namespace Carbon.Tests.Metering;

public class ExaminationTests
{
    private static readonly DateTimeOffset _now = Given.Midnight.AddDays(100);

    private static PointSeries Series(params Reading[] readings) => PointSeries.Create(Given.Counter(), Given.Shanghai).Add(readings).Series;

    [Fact]
    public void The_same_time_and_value_is_a_duplicate()
    {
        Assert.Equal(Verdict.Duplicate, Series(Given.At(0, 1m), Given.At(1, 2m)).Examine(Given.At(0, 1m), _now).Verdict);
    }

    [Fact]
    public void The_same_id_is_a_duplicate()
    {
        var series = Series(Given.At(0, 1m) with { Id = "a" });
        Assert.Equal(Verdict.Duplicate, series.Examine(Given.At(1, 2m) with { Id = "a" }, _now).Verdict);
        Assert.Empty(series.Add([Given.At(1, 2m) with { Id = "a" }]).Series.Readings(Given.Midnight.AddMinutes(1), _now));
    }

    [Fact]
    public void Another_value_for_a_recorded_time_is_refused_and_the_first_stands()
    {
        var series = Series(Given.At(0, 1m), Given.At(1, 2m));
        var examination = series.Examine(Given.At(0, 9m), _now);
        Assert.Equal(Verdict.Refused, examination.Verdict);
        Assert.Contains("first value stands", examination.Reason);
        Assert.Equal(1m, series.Add([Given.At(0, 9m)]).Series.Readings(Given.Midnight, _now)[0].Value);
    }

    [Fact]
    public void A_time_more_than_five_minutes_ahead_is_refused()
    {
        Assert.Equal(Verdict.Accepted, Series().Examine(Given.At(5, 1m), Given.Midnight).Verdict);
        Assert.Contains("ahead", Series().Examine(Given.At(5.01, 1m), Given.Midnight).Reason);
    }

    [Fact]
    public void A_reading_older_than_the_days_kept_is_refused()
    {
        var series = PointSeries.Create(Given.Counter(60), Given.Shanghai, retainDays: 3);
        for (var hour = 0; hour < 240; hour++)
        {
            series = series.Add([Given.At(hour * 60, hour)]).Series;
        }
        var examination = series.Examine(Given.At(90, 1.5m), _now);
        Assert.Equal(Verdict.Refused, examination.Verdict);
        Assert.Contains("3 days", examination.Reason);
        Assert.Equal(Verdict.Accepted, series.Examine(Given.At((237 * 60) + 30, 237.5m), _now).Verdict);
    }

    [Fact]
    public void The_latest_reading_says_that_it_is_out_of_range()
    {
        var series = PointSeries.Create(Given.Counter() with { Maximum = 10m }, Given.Shanghai).Add([Given.At(0, 1m), Given.At(1, 11m)]).Series;
        Assert.Equal(Quality.OutOfRange, series.Latest!.Value.Quality);
    }

    [Fact]
    public void A_clock_that_fell_back_decades_is_refused()
    {
        Assert.Equal(Verdict.Refused, Series(Given.At(0, 1m)).Examine(Given.At(0, 1m) with { MeasuredAt = DateTimeOffset.UnixEpoch }, _now).Verdict);
        Assert.Equal(Verdict.Refused, Series().Examine(Given.At(0, 1m) with { MeasuredAt = DateTimeOffset.MinValue }, _now).Verdict);
    }
}

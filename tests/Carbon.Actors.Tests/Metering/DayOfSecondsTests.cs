using Carbon.Metering;
using FsCheck.Xunit;

namespace Carbon.Tests.Metering;

/// <summary>A point that is read every few seconds: whole blocks of its current day are packed, which nobody may notice.</summary>
public class DayOfSecondsTests
{
    private static readonly PointConfiguration _point = Given.Counter() with { Every = TimeSpan.FromSeconds(5) };

    [Property(MaxTest = 20)]
    public void Readings_come_back_as_they_came_and_count_once_wherever_they_lie(int seed)
    {
        var random = new Random(seed);
        var readings = Readings(random, 9_000);
        var series = PointSeries.Create(_point, Given.Shanghai);
        foreach (var batch in readings.Chunk(random.Next(1, 1_500)))
            series = series.Add(batch).Series;
        Assert.Equal(readings, series.Readings(Given.Midnight, Given.Midnight.AddDays(1)));

        var held = readings[random.Next(readings.Length)];
        Assert.Equal(Verdict.Duplicate, series.Examine(held, held.ReceivedAt).Verdict);
        Assert.Equal(Verdict.Refused, series.Examine(held with { Value = held.Value + 1m }, held.ReceivedAt).Verdict);
        Assert.Same(series, series.Add([held]).Series);
    }

    [Property(MaxTest = 10)]
    public void Late_readings_and_snapshots_give_the_figures_of_one_sorted_pass(int seed)
    {
        var random = new Random(seed);
        var readings = Readings(random, 9_000);
        var late = readings.Where(_ => random.Next(1_000) == 0).ToHashSet();
        var series = PointSeries.Create(_point, Given.Shanghai);
        var outcome = new Outcome();
        foreach (var batch in readings.Where(r => !late.Contains(r)).Chunk(1_000).Append([.. late]))
        {
            var added = series.Add(batch);
            outcome.Take(added);
            series = PointSeries.FromState(Contracts.PointSeriesState.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(added.Series.ToState())), _point, Given.Shanghai);
        }
        outcome.Take(series.Close());
        var sorted = Given.Settled(_point, readings);
        Assert.Equal(sorted.Figures.Hours, outcome.Figures.Hours);
        Assert.Equal(sorted.Figures.Days, outcome.Figures.Days);
        Assert.Equal(readings, series.Readings(Given.Midnight, Given.Midnight.AddDays(1)));
    }

    [Fact]
    public void Two_series_that_go_on_from_one_do_not_disturb_each_other()
    {
        var readings = Readings(new Random(1), 2_049);
        var common = PointSeries.Create(_point, Given.Shanghai).Add(readings[..2_048]).Series;
        var (one, other) = (common.Add([readings[2_048]]).Series, common.Add([readings[2_048] with { Value = readings[2_048].Value + 5m }]).Series);
        Assert.Equal(readings, one.Readings(Given.Midnight, Given.Midnight.AddDays(1)));
        Assert.Equal(readings[2_048].Value + 5m, other.Readings(Given.Midnight, Given.Midnight.AddDays(1))[^1].Value);
        Assert.Equal(readings[..2_048], common.Readings(Given.Midnight, Given.Midnight.AddDays(1)));
    }

    private static Reading[] Readings(Random random, int count)
    {
        var (at, value) = (0, (decimal)random.Next(1_000));
        return [.. Enumerable.Range(0, count).Select(_ => At(at += random.Next(4, 9), value += random.Next(0, 40) / 100m))];
    }

    private static Reading At(int second, decimal value) =>
        new(Given.Midnight.AddSeconds(second), Given.Midnight.AddSeconds(second).AddMilliseconds(40), value);
}

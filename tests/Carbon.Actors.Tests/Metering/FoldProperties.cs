using Carbon.Metering;
using FsCheck.Xunit;

namespace Carbon.Tests.Metering;

/// <summary>What must hold for every series, whatever its faults and however it arrives.</summary>
public class FoldProperties
{
    private static readonly TimeZoneInfo[] _zones =
        [.. new[] { "Asia/Shanghai", "Europe/Zurich", "Australia/Lord_Howe", "Asia/Kathmandu" }.Select(TimeZoneInfo.FindSystemTimeZoneById)];

    [Property(MaxTest = 300)]
    public void Any_order_any_batches_any_duplicates_give_the_figures_of_one_sorted_pass(int seed)
    {
        var random = new Random(seed);
        var (point, zone, readings) = FaultySeries.Make(random, _zones);
        var expected = Run(point, zone, [readings]);
        Reading[] shuffled = [.. readings.Concat(readings.Where(_ => random.Next(4) == 0)).OrderBy(r => random.Next(3) == 0 ? random.NextDouble() : Share(r, readings))];
        AssertSame(expected, Run(point, zone, Batches(random, shuffled)));
    }

    [Property(MaxTest = 200)]
    public void A_snapshot_anywhere_continues_as_if_it_had_never_stopped(int seed)
    {
        var random = new Random(seed);
        var (point, zone, readings) = FaultySeries.Make(random, _zones);
        Reading[] arriving = [.. readings.OrderBy(r => random.Next(5) == 0 ? random.NextDouble() : Share(r, readings))];
        var (straight, stopped) = (PointSeries.Create(point, zone, null), PointSeries.Create(point, zone, null));
        foreach (var batch in Batches(random, arriving))
        {
            var (a, b) = (straight.Add(batch), stopped.Add(batch));
            Assert.Equal(a.Intervals, b.Intervals);
            Assert.Equal(a.Days, b.Days);
            Assert.Equal(a.Incidents, b.Incidents);
            Assert.Equal(a.Series.SettledThrough, b.Series.SettledThrough);
            Assert.Equal(a.Series.Live, b.Series.Live);
            straight = a.Series;
            stopped = random.Next(3) == 0 ? PointSeries.FromState(Contracts.PointSeriesState.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(b.Series.ToState())), point, zone) : b.Series;
        }
        Assert.Equal(straight.Close().Days, stopped.Close().Days);
    }

    [Property(MaxTest = 200)]
    public void A_register_adds_up_to_its_own_difference_over_any_cuts(int seed)
    {
        var random = new Random(seed);
        var zone = _zones[random.Next(_zones.Length)];
        var modulus = random.Next(2) == 0 ? 10_000m : (decimal?)null;
        var (register, time, sum) = ((decimal)random.Next(10_000), 0.0, 0m);
        var readings = new List<Reading>();
        for (var i = 0; i < 400; i++)
        {
            readings.Add(Given.At(time, modulus is null ? register : register % modulus.Value));
            var rise = random.Next(1_000, 9_000) / 1_000m;
            time += random.Next(20) == 0 ? random.Next(16, 600) : 14 + random.NextDouble();
            register += rise;
            sum += i < 399 ? rise : 0;
        }
        var outcome = new Outcome();
        var added = PointSeries.Create(Given.Counter(15) with { Modulus = modulus, Fill = (FillMethod)random.Next(3) }, zone, null).Add(readings);
        outcome.Take(added);
        outcome.Take(added.Series.Close());
        Assert.Equal(sum, outcome.Total);
        Assert.Equal(sum, outcome.Days.Values.Sum(d => d.Increment));
        Assert.Equal(400, outcome.Days.Values.Sum(d => d.Readings));
    }

    [Property(MaxTest = 200)]
    public void Every_day_is_the_sum_of_its_hours(int seed)
    {
        var (point, zone, readings) = FaultySeries.Make(new Random(seed), _zones);
        var outcome = Run(point, zone, [readings]);
        foreach (var day in outcome.Days.Values)
        {
            var hours = outcome.Hours.Values.Where(h => DateOnly.FromDateTime(h.Start.DateTime) == day.Date).ToArray();
            Assert.Equal(hours.Sum(h => h.Quantity), day.Increment);
            Assert.Equal(hours.Aggregate(QualityParts.None, (sum, h) => sum + h.Parts), day.Parts);
            Assert.Equal((hours.Sum(h => h.Readings), hours.Sum(h => h.Invalid), hours.Sum(h => h.Filled)), (day.Readings, day.Invalid, day.Filled));
        }
        Assert.Equal(readings.Length, outcome.Days.Values.Sum(d => d.Readings + d.Invalid));
    }

    private static double Share(Reading reading, Reading[] readings) =>
        (reading.MeasuredAt - readings[0].MeasuredAt) / (readings[^1].MeasuredAt - readings[0].MeasuredAt + TimeSpan.FromSeconds(1));

    private static IEnumerable<Reading[]> Batches(Random random, Reading[] readings)
    {
        for (var at = 0; at < readings.Length;)
        {
            var size = Math.Min(random.Next(1, 60), readings.Length - at);
            yield return readings[at..(at + size)];
            at += size;
        }
    }

    private static Outcome Run(PointConfiguration point, TimeZoneInfo zone, IEnumerable<Reading[]> batches)
    {
        var series = PointSeries.Create(point, zone, null);
        var outcome = new Outcome();
        foreach (var batch in batches)
        {
            var advance = series.Add(batch);
            outcome.Take(advance);
            series = advance.Series;
            Assert.True(series.SettledThrough is null || series.SettledSince(DateTimeOffset.MinValue).All(h => h.Start < series.SettledThrough));
        }
        outcome.Take(series.Close());
        return outcome;
    }

    private static void AssertSame(Outcome expected, Outcome actual)
    {
        Assert.Equal(expected.Figures.Hours, actual.Figures.Hours.Where(h => h != new IntervalFigure(h.Start, 0, QualityParts.None, 0, 0, 0, 0)));
        Assert.Equal(expected.Figures.Days, actual.Figures.Days);
    }
}

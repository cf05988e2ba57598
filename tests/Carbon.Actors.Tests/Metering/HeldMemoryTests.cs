using Carbon.Metering;

namespace Carbon.Tests.Metering;

/// <summary>What readings cost while they are held; nothing else runs beside it.</summary>
[CollectionDefinition(nameof(HeldMemoryTests), DisableParallelization = true)]
[Collection(nameof(HeldMemoryTests))]
public class HeldMemoryTests
{
    [Fact]
    public void A_day_of_seconds_takes_few_bytes_a_reading()
    {
        var series = PointSeries.Create(Given.Counter() with { Every = TimeSpan.FromSeconds(1) }, Given.Shanghai);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var second = 0; second < 80_000; second += 100)
            series = series.Add([.. Enumerable.Range(second, 100).Select(s => new Reading(Given.Midnight.AddSeconds(s), Given.Midnight.AddSeconds(s).AddMilliseconds(40), s * 0.25m))]).Series;
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 80_000.0;
        GC.KeepAlive(series);
        Assert.True(bytes < 8, $"{bytes:F1} bytes a reading");
    }
}

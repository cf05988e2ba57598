using Carbon.Metering;

namespace Carbon.Tests.Metering;

/// <summary>Random series with the faults of real ones: gaps, spikes, zeros, markers, noise, resets, rollovers, jitter.</summary>
internal static class FaultySeries
{
    public static (PointConfiguration Point, TimeZoneInfo Zone, Reading[] Readings) Make(Random random, TimeZoneInfo[] zones)
    {
        var kind = (PointKind)random.Next(3);
        var minutes = new[] { 15, 30, 60 }[random.Next(3)];
        var point = Given.Of(kind, minutes) with
        {
            Modulus = kind == PointKind.Counter && random.Next(2) == 0 ? 1000m : null,
            MaximumRate = random.Next(3) == 0 ? 100m : null,
            Maximum = random.Next(3) == 0 ? 5000m : null,
            Fill = (FillMethod)random.Next(3),
            Factor = random.Next(2) == 0 ? 1m : 30m,
            Label = (IntervalLabel)random.Next(2),
        };
        var start = random.Next(0, 400) * 1440.0;
        var register = (decimal)random.Next(1000);
        var readings = new List<Reading>();
        var count = random.Next(50, 500);
        for (var (i, time) = (0, start); i < count; i++)
        {
            register += random.Next(0, 1500) / 100m;
            register = random.Next(200) == 0 ? 1m : point.Modulus is { } modulus ? register % modulus : register;
            var value = kind == PointKind.Counter ? register : random.Next(0, 9000) / 100m;
            var fault = random.Next(40);
            readings.Add(Given.At(
                time,
                fault switch { 0 => 0m, 1 => 4000m + i, 2 => Math.Max(0, value - 0.01m), 3 => 9999m, _ => value },
                fault == 4 ? Quality.Bad : fault == 5 ? Quality.Estimated : Quality.Good));
            time += random.Next(60) == 0 ? random.Next(2, 5000) : random.Next(10) == 0 ? minutes + random.Next(-2, 3) : minutes;
        }
        return (point, zones[random.Next(zones.Length)], [.. readings.DistinctBy(r => r.MeasuredAt)]);
    }
}

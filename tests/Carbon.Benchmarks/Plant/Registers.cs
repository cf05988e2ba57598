using Carbon.Contracts;
using Carbon.Node.Simulation;

namespace Carbon.Benchmarks.Plant;

/// <summary>What the registers of the plant show: each rises unevenly, rolls over at a million, and is the same whenever it is asked.</summary>
/// <param name="every">Time of a step.</param>
internal sealed class Registers(TimeSpan every) : IRegisterSource
{
    /// <summary>When the first step is.</summary>
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Register of a meter after so many steps, in hundredths.</summary>
    public static long At(int meter, long step) => (95_000_000 + meter * 1009L + step * 37 + Wave(meter, step)) % 100_000_000;

    /// <summary>Readings from a step on, as one message.</summary>
    public static RecordReadings Batch(int meter, long step, int count, TimeSpan every)
    {
        var points = new PointReadings { Point = "energy" };
        for (var i = 0; i < count; i++)
            points.Readings.Add(new ReadingRecord { MeasuredAt = Time(step + i, every), Mantissa = At(meter, step + i), Scale = 2 });
        return new RecordReadings { MeterId = BenchPlant.Meter(meter), ReceivedAt = Time(step + count, every), Points = { points } };
    }

    /// <summary>Milliseconds of a step.</summary>
    public static long Time(long step, TimeSpan every) => Start.ToUnixTimeMilliseconds() + step * (long)every.TotalMilliseconds;

    /// <inheritdoc/>
    public decimal? Read(string meterId, string pointId, DateTimeOffset at) =>
        At(int.Parse(meterId.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), StepAt(at, every)) * 0.01m;

    /// <summary>The step that a moment is in.</summary>
    public static long StepAt(DateTimeOffset at, TimeSpan every) => (at - Start).Ticks / every.Ticks;

    private static long Wave(int meter, long step) => (step * 7919 + meter * 104_729) % 30;
}

using Carbon.Node.Acquisition;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>Keeps what drivers hand on; can refuse to record for a while.</summary>
public sealed class RecordingSink : IReadingSink
{
    private readonly Lock gate = new();
    private readonly List<MeterReadings> recorded = [];
    private readonly List<(Func<IReadOnlyList<MeterReadings>, bool> Condition, TaskCompletionSource Reached)> waits = [];

    /// <summary>Called before anything is recorded; may throw or wait.</summary>
    public Func<MeterReadings, CancellationToken, Task>? Before { get; set; }

    public int Offers { get; private set; }

    public IReadOnlyList<MeterReadings> Recorded
    {
        get
        {
            lock (gate)
                return [.. recorded];
        }
    }

    public IReadOnlyList<PointReading> Of(string meter) => [.. Recorded.Where(r => r.MeterId == meter).SelectMany(r => r.Readings)];

    public async Task<RecordOutcome> RecordAsync(MeterReadings readings, CancellationToken cancellation)
    {
        lock (gate)
            Offers++;
        if (Before is { } before)
            await before(readings, cancellation);
        lock (gate)
        {
            recorded.Add(readings);
            foreach (var wait in waits.Where(w => w.Condition(recorded)).ToList())
            {
                waits.Remove(wait);
                wait.Reached.TrySetResult();
            }
        }
        return new(readings.Readings.Count, 0, []);
    }

    public async Task UntilAsync(string phase, Func<IReadOnlyList<MeterReadings>, bool> condition)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (condition(recorded))
                return;
            waits.Add((condition, reached));
        }
        try
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"waited in vain until {phase}; recorded: {string.Join(", ", Recorded.GroupBy(r => r.MeterId).Select(g => $"{g.Key} {g.Count()}"))}");
        }
    }

    public Task UntilAsync(string phase, string meter, int readings) =>
        UntilAsync(phase, all => all.Where(r => r.MeterId == meter).Sum(r => r.Readings.Count) >= readings);
}

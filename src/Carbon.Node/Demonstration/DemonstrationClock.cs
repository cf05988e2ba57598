namespace Carbon.Node.Demonstration;

/// <summary>
/// Simulated time: runs faster than real time until it has caught up with it, then is real time. The code that is shown knows only a
/// <see cref="TimeProvider"/>.
/// </summary>
public sealed class DemonstrationClock(TimeProvider real, DateTimeOffset start, double speed) : TimeProvider
{
    private readonly DateTimeOffset _realStart = real.GetUtcNow();

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var now = real.GetUtcNow();
        var simulated = start + (now - _realStart) * speed;
        return simulated < now ? simulated : now;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(real.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    private TimeSpan Real(TimeSpan simulated) =>
        simulated <= TimeSpan.Zero || GetUtcNow() == real.GetUtcNow() ? simulated : TimeSpan.FromTicks(Math.Max(1, (long)(simulated.Ticks / speed)));

    private sealed class Timer(ITimer inner, DemonstrationClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

using System.Threading.Tasks.Sources;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>Wakes channels at the times they ask for: one timer and one queue for all of them, on the injected clock.</summary>
public sealed class PollClock : IDisposable
{
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private readonly PriorityQueue<(Alarm Alarm, int Round), long> queue = new();
    private long armedFor = long.MaxValue;

    /// <summary>A clock that follows <paramref name="time"/>.</summary>
    public PollClock(TimeProvider time)
    {
        this.time = time;
        timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Completes when the clock has reached <paramref name="due"/>, or when the alarm is cancelled. One wait at a time for each alarm.</summary>
    public ValueTask WaitUntilAsync(Alarm alarm, DateTimeOffset due)
    {
        lock (gate)
        {
            var task = alarm.Arm();
            if (alarm.Cancelled || alarm.Called || due <= time.GetUtcNow())
            {
                alarm.Called = false;
                alarm.Fire();
                return task;
            }
            queue.Enqueue((alarm, alarm.Round), due.UtcTicks);
            if (due.UtcTicks < armedFor)
                SetTimer(due.UtcTicks);
            return task;
        }
    }

    /// <summary>Ends a wait early, or the next one where none is going on.</summary>
    public void Wake(Alarm alarm)
    {
        lock (gate)
            alarm.Called = !alarm.Fire();
    }

    /// <summary>Ends a wait early and lets none begin.</summary>
    public void Cancel(Alarm alarm)
    {
        lock (gate)
        {
            alarm.Cancelled = true;
            alarm.Fire();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private void Ring()
    {
        lock (gate)
        {
            var now = time.GetUtcNow().UtcTicks;
            while (queue.TryPeek(out var entry, out var due) && due <= now)
            {
                queue.Dequeue();
                if (entry.Alarm.Round == entry.Round)
                    entry.Alarm.Fire();
            }
            armedFor = long.MaxValue;
            if (queue.TryPeek(out _, out var next))
                SetTimer(next);
        }
    }

    private void SetTimer(long due)
    {
        armedFor = due;
        var wait = TimeSpan.FromTicks(Math.Max(due - time.GetUtcNow().UtcTicks, TimeSpan.TicksPerMillisecond));
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    /// <summary>One waiter, used again for every wait.</summary>
    public sealed class Alarm : IValueTaskSource
    {
        private ManualResetValueTaskSourceCore<bool> source = new() { RunContinuationsAsynchronously = true };
        private bool waiting;

        internal int Round { get; private set; }

        internal bool Cancelled { get; set; }

        internal bool Called { get; set; }

        internal ValueTask Arm()
        {
            source.Reset();
            waiting = true;
            Round++;
            return new(this, source.Version);
        }

        internal bool Fire()
        {
            if (!waiting)
                return false;
            waiting = false;
            source.SetResult(true);
            return true;
        }

        void IValueTaskSource.GetResult(short token) => source.GetResult(token);

        ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => source.GetStatus(token);

        void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            source.OnCompleted(continuation, state, token, flags);
    }
}

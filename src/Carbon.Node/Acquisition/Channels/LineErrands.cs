using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>
/// Questions besides the schedule of one line, each of one deadline. Urgent ones take the next turn on the line; patient ones (a scan) come one
/// at a time, after everything that is due.
/// </summary>
internal sealed class LineErrands(PollClock clock, PollClock.Alarm alarm)
{
    private readonly Lock _gate = new();
    private readonly Queue<LineErrand> _urgent = new();
    private readonly Queue<LineErrand> _patient = new();
    private TaskCompletionSource _arrival = New();
    private string? _ended;

    /// <summary>Somebody waits.</summary>
    public bool Any
    {
        get
        {
            lock (_gate)
                return _urgent.Count + _patient.Count > 0;
        }
    }

    /// <summary>Has work done when its turn comes.</summary>
    /// <exception cref="LineUnavailableException">The line cannot be opened, or the channel ends.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before its turn came.</exception>
    public Task RunAsync(Func<ILine, Exchange, ValueTask> work, bool urgent, CancellationToken cancellation)
    {
        var errand = new LineErrand(work, urgent, cancellation);
        lock (_gate)
        {
            if (_ended is { } reason)
                throw new LineUnavailableException(reason);
            (urgent ? _urgent : _patient).Enqueue(errand);
            _arrival.TrySetResult();
        }
        clock.Wake(alarm);
        return errand.Done.WaitAsync(cancellation);
    }

    /// <summary>The next urgent errand; null where there is none.</summary>
    public LineErrand? NextUrgent() => Next(_urgent);

    /// <summary>The next patient errand; null where there is none.</summary>
    public LineErrand? NextPatient() => Next(_patient);

    /// <summary>Refuses all that wait.</summary>
    public void Refuse(string reason)
    {
        while ((NextUrgent() ?? NextPatient()) is { } errand)
            errand.Refuse(reason);
    }

    /// <summary>Refuses all that wait and all that come.</summary>
    public void End(string reason)
    {
        lock (_gate)
            _ended = reason;
        Refuse(reason);
    }

    /// <summary>Waits, but not longer than until somebody comes.</summary>
    public async Task WaitAsync(TimeSpan time, CancellationToken stopping)
    {
        using var early = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task arrival;
        lock (_gate)
            arrival = _arrival.Task;
        await Task.WhenAny(Task.Delay(time, early.Token), arrival);
        await early.CancelAsync();
        stopping.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LineErrand? Next(Queue<LineErrand> queue)
    {
        lock (_gate)
        {
            LineErrand? next = null;
            while (next is null && queue.TryDequeue(out var first))
                next = first.Abandoned ? null : first;
            if (_urgent.Count + _patient.Count == 0 && _arrival.Task.IsCompleted)
                _arrival = New();
            return next;
        }
    }
}

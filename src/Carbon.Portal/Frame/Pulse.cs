namespace Carbon.Portal.Frame;

/// <summary>
/// Tells the pages of one browser tab to read their figures again, every two seconds of real time while the tab is visible: simulated time may
/// run faster, eyes do not.
/// </summary>
public sealed class Pulse : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _end = new();
    private Task? _running;

    /// <summary>Raised at each beat.</summary>
    public event Func<Task>? Beaten;

    /// <summary>False while nobody sees the tab: the beat pauses.</summary>
    public bool Visible { get; set; } = true;

    /// <summary>Starts beating; a second call changes nothing.</summary>
    public void Start() => _running ??= RunAsync();

    /// <summary>One beat.</summary>
    public async Task BeatAsync()
    {
        foreach (var listener in Beaten?.GetInvocationList().Cast<Func<Task>>() ?? [])
            await listener();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        if (_running is not null)
            await _running;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                if (Visible)
                    await BeatAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The tab is closed.
        }
    }
}

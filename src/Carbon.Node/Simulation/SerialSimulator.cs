namespace Carbon.Node.Simulation;

/// <summary>Simulated meters on a serial line.</summary>
public sealed class SerialSimulator : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Stream line;
    private readonly Task serving;

    /// <summary>Serves <paramref name="line"/>: the stream of a serial port or of a pseudo-terminal.</summary>
    public SerialSimulator(Stream line, IFrameResponder responder)
    {
        this.line = line;
        serving = Task.Run(() => ResponderLoop.RunAsync(line, responder, stopping.Token));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await line.DisposeAsync();
        await Task.WhenAny(serving, Task.Delay(TimeSpan.FromSeconds(2)));
        stopping.Dispose();
    }
}

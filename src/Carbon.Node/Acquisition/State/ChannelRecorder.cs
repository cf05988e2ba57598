namespace Carbon.Node.Acquisition.State;

/// <summary>Notes how a channel stands. Written by its channel, read by anyone.</summary>
public sealed class ChannelRecorder(string channelId, string protocol)
{
    private volatile string? lastError;
    private volatile bool connected;
    private readonly ResponseWindow responses = new(512);
    private int held;

    /// <summary>The line or connection is open, or is not any more.</summary>
    public void Connected(bool isOpen) => connected = isOpen;

    /// <summary>What went wrong.</summary>
    public void Failed(string error) => lastError = error;

    /// <summary>One more (or fewer) hand-over waits to be recorded.</summary>
    public void Held(int change) => Interlocked.Add(ref held, change);

    /// <summary>A reply came <paramref name="took"/> after its request.</summary>
    public void Answered(TimeSpan took)
    {
        lock (responses)
            responses.Add(took);
    }

    /// <summary>How it stands now.</summary>
    public ChannelLink Snapshot()
    {
        lock (responses)
            return new(channelId, protocol, connected, Volatile.Read(ref held), lastError, responses.Summary());
    }
}

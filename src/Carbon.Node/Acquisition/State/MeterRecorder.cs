namespace Carbon.Node.Acquisition.State;

/// <summary>Notes how the communication with one meter goes. Written by its channel, read by anyone.</summary>
public sealed class MeterRecorder(string meterId, string channelId)
{
    /// <summary>Raw frames kept for each meter.</summary>
    public const int FramesKept = 20;

    private readonly Lock gate = new();
    private readonly FrameRing frames = new(FramesKept);
    private readonly ResponseWindow responses = new(128);
    private volatile FrameTrace? trace;
    private LinkState state = LinkState.Late;
    private DateTimeOffset? lastContact;
    private string? lastError;
    private DateTimeOffset? lastErrorAt;
    private long requests;
    private long timeouts;
    private long errors;
    private long invalid;
    private long lineFailures;
    private long rejected;
    private string? lastRejection;

    /// <summary>The meter.</summary>
    public string MeterId => meterId;

    /// <summary>Its channel.</summary>
    public string ChannelId => channelId;

    /// <summary>Keeps all frames while it lasts; null: only the last ones are kept.</summary>
    public FrameTrace? Trace
    {
        set => trace = value;
    }

    /// <summary>A frame went over the line.</summary>
    public void Frame(DateTimeOffset at, bool sent, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        lock (gate)
            frames.Add(at, sent, bytes);
        trace?.Add(meterId, at, sent, bytes);
    }

    /// <summary>A sound answer or message came; <paramref name="took"/> after its request, where it was asked for.</summary>
    public void Answered(DateTimeOffset at, TimeSpan? took = null)
    {
        lock (gate)
        {
            requests++;
            if (took is { } time)
                responses.Add(time);
            lastContact = at;
            state = LinkState.Live;
        }
    }

    /// <summary>A question was not answered; <paramref name="silent"/>: the meter is backed off from now on.</summary>
    public void TimedOut(DateTimeOffset at, string error, bool silent)
    {
        lock (gate)
        {
            requests++;
            timeouts++;
            frames.Flaw("silence");
            Note(at, error, silent ? LinkState.Silent : LinkState.Late);
        }
    }

    /// <summary>The meter refused.</summary>
    public void Refused(DateTimeOffset at, string error)
    {
        lock (gate)
        {
            requests++;
            errors++;
            frames.Flaw("exception");
            lastContact = at;
            Note(at, error, LinkState.Faulty);
        }
    }

    /// <summary>An answer came that must not be believed.</summary>
    public void Disbelieved(DateTimeOffset at, string error)
    {
        lock (gate)
        {
            requests++;
            invalid++;
            frames.Flaw("invalid");
            Note(at, error, LinkState.Faulty);
        }
    }

    /// <summary>The line failed.</summary>
    public void LineFailed(DateTimeOffset at, string error)
    {
        lock (gate)
        {
            lineFailures++;
            Note(at, error, LinkState.Silent);
        }
    }

    /// <summary>The channel does not run.</summary>
    public void ChannelFailed(DateTimeOffset at, string error)
    {
        lock (gate)
            Note(at, error, LinkState.Faulty);
    }

    /// <summary>Readings were refused for good.</summary>
    public void Rejected(IReadOnlyList<Rejection> rejections)
    {
        lock (gate)
        {
            rejected += rejections.Count;
            lastRejection = $"{rejections[^1].Point}: {rejections[^1].Reason}";
        }
    }

    /// <summary>How it stands now.</summary>
    public MeterLink Snapshot()
    {
        lock (gate)
            return new(meterId, channelId, state, lastContact, lastError, lastErrorAt, requests, timeouts, errors, invalid, lineFailures, rejected, lastRejection, frames.ToArray(), responses.Summary());
    }

    /// <summary>The counters alone, for metrics.</summary>
    public MeterCounts Counts()
    {
        lock (gate)
            return new(meterId, channelId, state, requests, timeouts, errors, invalid, rejected);
    }

    private void Note(DateTimeOffset at, string error, LinkState becomes)
    {
        lastError = error;
        lastErrorAt = at;
        state = becomes;
    }
}

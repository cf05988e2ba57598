namespace Carbon.Node.Acquisition.State;

/// <summary>Notes how the communication with one meter goes. Written by its channel, read by anyone.</summary>
public sealed class MeterRecorder(string meterId, string channelId)
{
    /// <summary>Raw frames kept for each meter.</summary>
    public const int FramesKept = 20;

    private readonly Lock gate = new();
    private readonly FrameRing frames = new(FramesKept);
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

    /// <summary>A frame went over the line.</summary>
    public void Frame(DateTimeOffset at, bool sent, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        lock (gate)
            frames.Add(at, sent, bytes);
    }

    /// <summary>A sound answer or message came.</summary>
    public void Answered(DateTimeOffset at)
    {
        lock (gate)
        {
            requests++;
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
            return new(meterId, channelId, state, lastContact, lastError, lastErrorAt, requests, timeouts, errors, invalid, lineFailures, rejected, lastRejection, frames.ToArray());
    }

    private void Note(DateTimeOffset at, string error, LinkState becomes)
    {
        lastError = error;
        lastErrorAt = at;
        state = becomes;
    }
}

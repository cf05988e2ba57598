namespace Carbon.Node.Acquisition.Channels;

/// <summary>What the bytes received so far are.</summary>
public enum ReplyVerdict
{
    /// <summary>Not yet a reply.</summary>
    Incomplete,

    /// <summary>The reply that was asked for.</summary>
    Complete,

    /// <summary>The reply goes on: ask for the next part.</summary>
    More,

    /// <summary>A sound frame that answers something else (a late reply): leave it out and go on.</summary>
    Foreign,

    /// <summary>The meter answers that it will not give the data.</summary>
    Exception,

    /// <summary>A gateway answers that the meter does not.</summary>
    Absent,

    /// <summary>An answer that must not be believed: wrong unit, function, length.</summary>
    Invalid,

    /// <summary>The stream makes no sense any more: the connection has to be made again.</summary>
    Broken,
}

/// <summary>Verdict on received bytes.</summary>
/// <param name="Verdict">What they are.</param>
/// <param name="Start">First byte of the frame.</param>
/// <param name="Length">Bytes of the frame.</param>
/// <param name="Error">What is wrong, for people.</param>
public readonly record struct ReplyFinding(ReplyVerdict Verdict, int Start = 0, int Length = 0, string? Error = null);

/// <summary>One question to one meter that yields the readings of one or more points. Used by one channel, one question at a time.</summary>
public abstract class Inquiry(TimeSpan every)
{
    /// <summary>Time between two polls.</summary>
    public TimeSpan Every { get; } = every;

    /// <summary>When it is due next, on the injected clock.</summary>
    internal DateTimeOffset Due { get; set; }

    /// <summary>Begins a poll: parts of an earlier reply are forgotten.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Writes the next request and returns its length.</summary>
    public abstract int Write(Span<byte> buffer);

    /// <summary>Judges the bytes received so far.</summary>
    public abstract ReplyFinding Examine(ReadOnlySpan<byte> received);

    /// <summary>Adds the readings of a complete reply.</summary>
    public abstract void Read(ReadOnlySpan<byte> reply, DateTimeOffset measuredAt, ICollection<PointReading> readings);

    /// <summary>Smaller questions to use from now on when the meter refuses this one as a whole; null to keep it.</summary>
    public virtual IReadOnlyList<Inquiry>? Split() => null;
}

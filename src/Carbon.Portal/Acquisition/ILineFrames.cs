namespace Carbon.Portal.Acquisition;

/// <summary>A frame of a channel with the meter it belongs to.</summary>
public sealed record MeterFrame(string Meter, LineFrame Frame);

/// <summary>A recording of all frames of a channel for a bounded time.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="From">When it began.</param>
/// <param name="Until">When it ends.</param>
/// <param name="By">Who wanted it.</param>
/// <param name="IsRunning">It goes on.</param>
/// <param name="IsFull">It ended early because it became too large.</param>
/// <param name="Frames">Frames kept so far.</param>
public sealed record LineTrace(string Channel, DateTimeOffset From, DateTimeOffset Until, string By, bool IsRunning, bool IsFull, int Frames);

/// <summary>What goes over the lines: the last frames of each meter, and on demand all frames of a channel for a bounded time.</summary>
public interface ILineFrames
{
    /// <summary>Longest recording.</summary>
    static readonly TimeSpan LongestTrace = TimeSpan.FromMinutes(10);

    /// <summary>The last frames of a channel's meters, oldest first; null where there is no such channel.</summary>
    Task<IReadOnlyList<MeterFrame>?> OfChannelAsync(string channel, bool explain, CancellationToken cancellation);

    /// <summary>The last frames of a meter, oldest first; null where no channel has it.</summary>
    Task<IReadOnlyList<LineFrame>?> OfMeterAsync(string meter, bool explain, CancellationToken cancellation);

    /// <summary>Records all frames of a channel from now on, in place of an earlier recording; null where there is no such channel.</summary>
    LineTrace? StartTrace(string channel, TimeSpan time, string by);

    /// <summary>The last recording of a channel; null where there is none.</summary>
    LineTrace? Trace(string channel);

    /// <summary>Ends a recording early; false where there is none.</summary>
    bool EndTrace(string channel);

    /// <summary>The recording as JSON lines that <c>carbon decode</c> reads; null where there is none.</summary>
    Task<byte[]?> DownloadTraceAsync(string channel, CancellationToken cancellation);
}

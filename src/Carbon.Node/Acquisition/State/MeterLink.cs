namespace Carbon.Node.Acquisition.State;

/// <summary>State of the communication with a meter.</summary>
public enum LinkState
{
    /// <summary>The last request was answered.</summary>
    Live,

    /// <summary>No answer to the last request, or none asked for yet.</summary>
    Late,

    /// <summary>Does not answer; tried again from time to time.</summary>
    Silent,

    /// <summary>Answers, but with refusals or with what must not be believed.</summary>
    Faulty,
}

/// <summary>A frame as it went over the line.</summary>
/// <param name="At">When, on the node's clock.</param>
/// <param name="Sent">From the terminal to the meter.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="Problem">What went wrong: <c>silence</c> where nothing answered it, <c>invalid</c>, <c>exception</c>; null where nothing did.</param>
public sealed record RawFrame(DateTimeOffset At, bool Sent, ReadOnlyMemory<byte> Bytes, string? Problem = null);

/// <summary>How the communication with one meter stands: a snapshot for pages and metrics.</summary>
/// <param name="MeterId">The meter.</param>
/// <param name="ChannelId">The channel it hangs on.</param>
/// <param name="State">State of the communication.</param>
/// <param name="LastContact">Last sound answer or message.</param>
/// <param name="LastError">What went wrong last.</param>
/// <param name="LastErrorAt">When.</param>
/// <param name="Requests">Questions asked, or messages received.</param>
/// <param name="Timeouts">Questions without an answer.</param>
/// <param name="Errors">Refusals by the meter.</param>
/// <param name="Invalid">Answers that must not be believed (checksum, unit, length).</param>
/// <param name="LineFailures">Questions lost because the line failed.</param>
/// <param name="Rejected">Readings refused for good when they were recorded.</param>
/// <param name="LastRejection">Why the last of them was refused.</param>
/// <param name="Frames">The last raw frames, oldest first.</param>
/// <param name="Response">Times between requests and their replies; null where nothing was answered, or nothing is asked.</param>
public sealed record MeterLink(
    string MeterId,
    string ChannelId,
    LinkState State,
    DateTimeOffset? LastContact,
    string? LastError,
    DateTimeOffset? LastErrorAt,
    long Requests,
    long Timeouts,
    long Errors,
    long Invalid,
    long LineFailures,
    long Rejected,
    string? LastRejection,
    IReadOnlyList<RawFrame> Frames,
    ResponseTimes? Response = null);

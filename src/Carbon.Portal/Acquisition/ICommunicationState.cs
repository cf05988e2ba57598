namespace Carbon.Portal.Acquisition;

/// <summary>How the communication with a meter goes since its channel runs.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="LastContact">Last sound answer or message; null: none yet.</param>
/// <param name="LastError">What went wrong last.</param>
/// <param name="LastErrorAt">When.</param>
/// <param name="Requests">Questions asked, or messages received.</param>
/// <param name="Silences">Questions without an answer.</param>
/// <param name="Refusals">Refusals by the meter.</param>
/// <param name="Invalid">Answers that must not be believed (checksum, unit, length).</param>
/// <param name="LineFailures">Questions lost because the line failed.</param>
/// <param name="Rejected">Readings refused for good when they were recorded.</param>
/// <param name="LastRejection">Why the last of them was refused.</param>
public sealed record MeterCommunication(
    string Meter, string Channel, DateTimeOffset? LastContact, string? LastError, DateTimeOffset? LastErrorAt,
    long Requests, long Silences, long Refusals, long Invalid, long LineFailures, long Rejected, string? LastRejection)
{
    /// <summary>Median and 95th percentile of the times between the last requests and their replies; null where none is known.</summary>
    public (TimeSpan Median, TimeSpan P95)? Response { get; init; }

    /// <summary>Questions that failed.</summary>
    public long Failures => Silences + Refusals + Invalid;
}

/// <summary>Counters of communication. Called at every refresh of a page: must be cheap.</summary>
public interface ICommunicationState
{
    /// <summary>All meters on channels that run.</summary>
    IReadOnlyList<MeterCommunication> Meters();

    /// <summary>One meter; null where no channel has it.</summary>
    MeterCommunication? Meter(string meter);
}

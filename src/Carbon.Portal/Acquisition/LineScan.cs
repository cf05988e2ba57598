using System.Collections.Immutable;

namespace Carbon.Portal.Acquisition;

/// <summary>A line to be searched for addresses. Each question takes its turn after everything that is due on the line.</summary>
/// <param name="Channel">The channel; null for a new one.</param>
/// <param name="Options">Options of a channel that is not saved, as JSON; null: the channel as it is set up.</param>
/// <param name="From">First Modbus unit.</param>
/// <param name="To">Last Modbus unit.</param>
/// <param name="Register">Modbus holding register that is asked for; a refusal counts as an answer.</param>
/// <param name="Timeout">How long one question may take; null: as the line has it, at most 500 ms.</param>
/// <param name="Longest">How long the search may take.</param>
public sealed record LineScanRequest(string? Channel, string? Options, int From, int To, int Register, TimeSpan? Timeout, TimeSpan Longest);

/// <summary>How a search stands.</summary>
public enum LineScanState
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>Everything was asked.</summary>
    Complete,

    /// <summary>Somebody ended it.</summary>
    Cancelled,

    /// <summary>Its time is over before everything was asked.</summary>
    OutOfTime,

    /// <summary>The line cannot be used.</summary>
    Failed,
}

/// <summary>A search for addresses.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Channel">Its channel; null for a new one.</param>
/// <param name="State">How it stands.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Asked">Questions asked.</param>
/// <param name="Planned">Questions planned so far; grows where meters answer at once.</param>
/// <param name="Found">What was found.</param>
/// <param name="Notes">What whoever searches should know: answers that were damaged, meters that cannot be told apart.</param>
/// <param name="Fault">Why it failed.</param>
/// <param name="Frames">Frames of questions that something came back to, and the last others.</param>
public sealed record LineScan(
    string Id, string? Channel, LineScanState State, DateTimeOffset StartedAt, int Asked, int Planned,
    ImmutableArray<FoundMeter> Found, ImmutableArray<string> Notes, string? Fault, ImmutableArray<LineFrame> Frames);

/// <summary>A meter that answered.</summary>
/// <param name="Address">Its address, as <c>unit</c> or <c>address</c> of a meter's place has it.</param>
/// <param name="Detail">What else is known: edition, type, refusal.</param>
/// <param name="Meter">Meter that has the address on this channel already; null where none has.</param>
public sealed record FoundMeter(string Address, string Detail, string? Meter);

namespace Carbon.Node.Acquisition.State;

/// <summary>Counters of the communication with one meter; what each means stands at <see cref="MeterLink"/>.</summary>
public readonly record struct MeterCounts(string MeterId, string ChannelId, LinkState State, long Requests, long Timeouts, long Errors, long Invalid, long Rejected);

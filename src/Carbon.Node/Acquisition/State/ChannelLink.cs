namespace Carbon.Node.Acquisition.State;

/// <summary>How a channel stands: a snapshot.</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Connected">The line or connection is open.</param>
/// <param name="Held">Hand-overs that wait to be recorded.</param>
/// <param name="LastError">Why the line or the recording failed last.</param>
/// <param name="Response">Times between requests and their replies; null where nothing was answered, or nothing is asked.</param>
public sealed record ChannelLink(string ChannelId, string Protocol, bool Connected, int Held, string? LastError, ResponseTimes? Response = null);

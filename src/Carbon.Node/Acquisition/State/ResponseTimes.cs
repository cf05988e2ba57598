namespace Carbon.Node.Acquisition.State;

/// <summary>Times between the last requests and their replies.</summary>
/// <param name="Count">Replies looked at.</param>
/// <param name="Median">Half of them came sooner.</param>
/// <param name="P95">95 of 100 came sooner.</param>
/// <param name="Longest">The longest of them.</param>
public sealed record ResponseTimes(int Count, TimeSpan Median, TimeSpan P95, TimeSpan Longest);

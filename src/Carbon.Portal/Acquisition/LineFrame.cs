namespace Carbon.Portal.Acquisition;

/// <summary>A frame that went over a line, explained as <c>carbon decode</c> explains it.</summary>
/// <param name="At">When, on the node's clock.</param>
/// <param name="Sent">From the terminal to the meter.</param>
/// <param name="Hex">Its bytes in hexadecimal.</param>
/// <param name="Problem">What went wrong with it: <c>silence</c> where nothing answered it, <c>invalid</c>, <c>exception</c>; null where nothing did.</param>
/// <param name="Protocol">Protocol by which it is explained; null where it is not.</param>
/// <param name="IsSound">True where the protocol's rules hold; null where it is not explained.</param>
/// <param name="Meaning">Its parts as JSON, or the rule that it breaks; null where it is not explained.</param>
public sealed record LineFrame(DateTimeOffset At, bool Sent, string Hex, string? Problem, string? Protocol, bool? IsSound, string? Meaning);

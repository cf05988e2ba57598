namespace Carbon.Node.Settle;

/// <summary>A series file, or an option about it, that cannot be used at all; the message names file, line and column.</summary>
public sealed class UnreadableSeriesException(string message) : Exception(message);

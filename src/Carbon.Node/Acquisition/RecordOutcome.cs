namespace Carbon.Node.Acquisition;

/// <summary>What became of the readings that were handed on.</summary>
/// <param name="Accepted">Readings that are durable now.</param>
/// <param name="Duplicates">Readings that were durable before.</param>
/// <param name="Rejected">Readings that are refused for good.</param>
public sealed record RecordOutcome(int Accepted, int Duplicates, IReadOnlyList<Rejection> Rejected);

/// <summary>A reading that is refused for good.</summary>
/// <param name="Point">Its point.</param>
/// <param name="Id">The sender's id of the reading, or empty.</param>
/// <param name="Reason">Why.</param>
public sealed record Rejection(string Point, string Id, string Reason);

namespace Carbon.Node.Acquisition.Rows;

/// <summary>A cell that could not be fetched; the row goes on without it.</summary>
/// <param name="Reason">Why, for people.</param>
public sealed record CellFault(string Reason);

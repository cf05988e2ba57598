namespace Carbon.Boundaries;

/// <summary>Days on which one share holds.</summary>
/// <param name="From">First local day.</param>
/// <param name="End">Day after the last.</param>
/// <param name="Share">The share, greater than 0.</param>
public readonly record struct SharePiece(DateOnly From, DateOnly End, decimal Share);

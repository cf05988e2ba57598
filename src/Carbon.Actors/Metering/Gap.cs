namespace Carbon.Metering;

/// <summary>A stretch without valid readings, with what filled it (12.4).</summary>
/// <param name="After">The last valid reading before it.</param>
/// <param name="Before">The first valid reading after it.</param>
/// <param name="Missing">Nominal readings that should stand in between.</param>
/// <param name="Fills">Filled points, oldest first; empty where the rules fill nothing.</param>
public sealed record Gap(DateTimeOffset After, DateTimeOffset Before, int Missing, IReadOnlyList<GapFill> Fills);

namespace Carbon.Metering;

/// <summary>
/// How much of a quantity does not stand on plain measured readings, in the unit of the quantity. The rest of the quantity is measured.
/// Parts add like the quantities they belong to, so that shares travel with every sum (ARCHITECTURE, rule 8).
/// </summary>
/// <param name="Estimated">Total measured by a register across a gap, distribution over time estimated.</param>
/// <param name="Filled">Made by gap filling where nothing was measured (12.4).</param>
/// <param name="Manual">Entered by a person (6.2).</param>
/// <param name="UnderReview">Suspect, unconfirmed or quarantined (8.1.2).</param>
public readonly record struct QualityParts(decimal Estimated, decimal Filled, decimal Manual, decimal UnderReview)
{
    /// <summary>Nothing but measured.</summary>
    public static readonly QualityParts None;

    /// <summary>Adds part by part.</summary>
    public static QualityParts operator +(QualityParts a, QualityParts b) =>
        new(a.Estimated + b.Estimated, a.Filled + b.Filled, a.Manual + b.Manual, a.UnderReview + b.UnderReview);

    /// <summary>Scales every part, as when a quantity is converted or turned into emissions.</summary>
    public static QualityParts operator *(QualityParts a, decimal factor) =>
        new(a.Estimated * factor, a.Filled * factor, a.Manual * factor, a.UnderReview * factor);
}

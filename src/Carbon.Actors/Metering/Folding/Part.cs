namespace Carbon.Metering.Folding;

/// <summary>What a quantity stands on; chooses the part of <see cref="QualityParts"/> it goes to.</summary>
internal enum Part
{
    Measured,
    Estimated,
    Filled,
    Manual,
    UnderReview,
}

namespace Carbon.Views.DataQuality;

/// <summary>A source's settled tonnes of a period with their parts, signed.</summary>
internal readonly record struct SourceTonnes(decimal Tonnes, decimal Estimated, decimal Filled, decimal Manual, decimal UnderReview)
{
    /// <summary>Adds part by part.</summary>
    public static SourceTonnes operator +(SourceTonnes a, SourceTonnes b) =>
        new(a.Tonnes + b.Tonnes, a.Estimated + b.Estimated, a.Filled + b.Filled, a.Manual + b.Manual, a.UnderReview + b.UnderReview);
}

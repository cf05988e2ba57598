using Carbon.Views.Figures;

namespace Carbon.Portal.Figures;

/// <summary>What a figure stands on, part by part, in the order in which it is shown everywhere.</summary>
public static class QualityBreakdown
{
    /// <summary>Name of each part, as words and colours know it, with its share.</summary>
    public static IReadOnlyList<(string Name, decimal Share)> Of(QualityShares shares) =>
        [("measured", shares.Measured), ("estimated", shares.Estimated), ("filled", shares.Filled), ("manual", shares.Manual), ("review", shares.UnderReview)];
}

namespace Carbon.Boundaries.Quotas;

/// <summary>Where a quota stands.</summary>
public enum QuotaState
{
    /// <summary>Neither exceeded nor expected to be.</summary>
    Within,

    /// <summary>Expected to be exceeded before its period ends.</summary>
    AtRisk,

    /// <summary>Exceeded.</summary>
    Exceeded,
}

/// <summary>A source's part in the outlook of a quota.</summary>
/// <param name="Source">Id.</param>
/// <param name="Share">How much of it counts at the end of the period, or counted last in it.</param>
/// <param name="Actual">Tonnes settled in the period, after the share.</param>
/// <param name="Expected">Tonnes expected for the rest of the period, after the share.</param>
/// <param name="SettledThrough">Its last settled day.</param>
/// <param name="Method">How the rest is expected.</param>
/// <param name="HistoryDays">Settled days that the pattern stands on.</param>
/// <param name="Factor">Level of late against the pattern.</param>
public sealed record SourceOutlook(
    string Source, decimal Share, decimal Actual, decimal Expected, DateOnly? SettledThrough, ProjectionMethod Method, int HistoryDays, decimal Factor);

/// <summary>How a target stands and what its period will come to.</summary>
/// <param name="Target">The target.</param>
/// <param name="State">Within, at risk or exceeded.</param>
/// <param name="Actual">Tonnes settled in the period so far.</param>
/// <param name="Projected">Tonnes at the end of the period: settled and expected.</param>
/// <param name="ExceededOn">The day from which on the sum stays above the target; null where it does not.</param>
/// <param name="MissingDays">Days of sources before their last settled one that have no figure; they count with nothing.</param>
/// <param name="Sources">What it is made of, the largest first: the evidence.</param>
public sealed record QuotaOutlook(
    Target Target, QuotaState State, decimal Actual, decimal Projected, DateOnly? ExceededOn, int MissingDays, IReadOnlyList<SourceOutlook> Sources)
{
    /// <summary>Tonnes left; negative where it is exceeded.</summary>
    public decimal Left => Target.Tonnes - Actual;
}

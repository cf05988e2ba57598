namespace Carbon.Boundaries;

/// <summary>Settled days of a source within a scope.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Share">How much of it counts in the scope on each day.</param>
/// <param name="Days">Tonnes by local day before the share, deductions negative; a day that is not settled is not there.</param>
public sealed record SourceDays(string Source, DatedShare Share, IReadOnlyDictionary<DateOnly, decimal> Days)
{
    /// <summary>The last settled day; null where there is none.</summary>
    public DateOnly? Last { get; } = Days.Count == 0 ? null : Days.Keys.Max();
}

using System.Collections.Immutable;
using Carbon.Accounting.Sources;
using Carbon.Contracts;

namespace Carbon.Accounting.Comparison;

/// <summary>A source as it stood, or stands, on one side of a comparison.</summary>
/// <param name="Configuration">Its configuration; null: it was not there.</param>
/// <param name="Values">Values of data items.</param>
/// <param name="History">Its activity data and recorded days.</param>
/// <param name="Share">Its share in the scope by local day; 0 where it does not count.</param>
/// <param name="Recomputed">Its figures are what it comes to, not what is recorded.</param>
public sealed record SourceStanding(
    SourceRecord? Configuration, IReadOnlyDictionary<string, ItemValues> Values, SourceHistory History, Func<DateOnly, decimal> Share, bool Recomputed)
{
    /// <summary>A source of which nothing was known.</summary>
    public static SourceStanding None => new(null, ImmutableDictionary<string, ItemValues>.Empty, new SourceHistory(), _ => 0m, false);

    /// <summary>Recorded tonnes of a day (yyyymmdd), deductions negative; null where there are none.</summary>
    public decimal? Recorded(int date) => History.Recorded.TryGetValue(date, out var day) ? day.Categories.Sum(c => c.Tonnes.ToDecimal()) : null;
}

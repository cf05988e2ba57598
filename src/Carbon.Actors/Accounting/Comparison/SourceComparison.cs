using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Accounting.Comparison;

/// <summary>
/// Splits the difference of a source between two states by cause. From the left state to the right one, one thing after another is
/// exchanged: activity data, binding, factors, method, share. Each part is the difference that its step makes, so the parts add up to the
/// whole exactly, day by day.
/// </summary>
public static class SourceComparison
{
    /// <summary>Compares two states of a source over days.</summary>
    /// <param name="source">Id of the source.</param>
    /// <param name="left">The first state.</param>
    /// <param name="right">The second state.</param>
    /// <param name="days">The days of the period.</param>
    public static SourceDifference Compare(string source, SourceStanding left, SourceStanding right, IReadOnlyList<DateOnly> days)
    {
        var steps = Steps(left, right);
        var parts = Enum.GetValues<ChangeCause>().ToDictionary(c => c, _ => 0m);
        var (first, last, kept) = (0m, 0m, 0);
        foreach (var day in days)
        {
            var date = MeteringRecords.Record(day);
            var begin = Stands(left, steps.Left, day, date);
            var end = Stands(right, steps.Right, day, date);
            kept += IsKept(begin) || IsKept(end) ? 1 : 0;
            var value = begin.Reckoned ?? begin.Tonnes;
            parts[ChangeCause.Kept] += (value - begin.Tonnes) * left.Share;
            foreach (var (cause, reckoning) in steps.Between)
            {
                // A day that the right side has not settled has no activity data there.
                var next = end.Settled ? Tonnes(reckoning, day) ?? value : 0m;
                parts[cause] += (next - value) * left.Share;
                value = next;
            }
            parts[ChangeCause.Kept] += (end.Tonnes - value) * left.Share;
            parts[ChangeCause.Boundary] += end.Tonnes * (right.Share - left.Share);
            first += begin.Tonnes * left.Share;
            last += end.Tonnes * right.Share;
        }
        return new SourceDifference(source, first, last, parts, SourceChanges.Of(left, right, days), kept);
    }

    /// <summary>What counts for a day: as recorded, or what it comes to.</summary>
    private static Standing Stands(SourceStanding standing, DayReckoning? reckoning, DateOnly day, int date)
    {
        var recorded = standing.Recorded(date);
        if (recorded is not { } settled)
            return new Standing(0m, null, false);
        var reckoned = Tonnes(reckoning, day);
        return new Standing(standing.Recomputed ? reckoned ?? settled : settled, reckoned, true);
    }

    private static bool IsKept(Standing standing) => standing.Settled && standing.Tonnes != 0m && standing.Reckoned != standing.Tonnes;

    private static decimal? Tonnes(DayReckoning? reckoning, DateOnly day) => reckoning?.Day(day)?.Categories.Sum(c => c.Tonnes.ToDecimal());

    private static (DayReckoning? Left, IReadOnlyList<(ChangeCause Cause, DayReckoning? Reckoning)> Between, DayReckoning? Right) Steps(SourceStanding left, SourceStanding right)
    {
        var (old, now) = (left.Configuration, right.Configuration);
        var end = now is null ? null : Reckoning(right, now, right.Values);
        if (old is null || now is null)
            return (old is null ? null : Reckoning(left, old, left.Values), [(ChangeCause.Data, end)], end);
        var binding = HybridRecord.WithBinding(old, now);
        return (
            Reckoning(left, old, left.Values),
            [
                (ChangeCause.Data, Reckoning(right, old, left.Values)),
                (ChangeCause.Binding, Reckoning(right, binding, left.Values)),
                (ChangeCause.Factor, Reckoning(right, HybridRecord.WithFactors(binding, now), right.Values)),
                (ChangeCause.Method, end),
            ],
            end);
    }

    /// <summary>Null where a configuration between the two makes no sense: its step then is no step.</summary>
    private static DayReckoning? Reckoning(SourceStanding data, SourceRecord record, IReadOnlyDictionary<string, ItemValues> values)
    {
        try
        {
            return data.History.With(record, values);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A day of one side.</summary>
    private readonly record struct Standing(decimal Tonnes, decimal? Reckoned, bool Settled);
}

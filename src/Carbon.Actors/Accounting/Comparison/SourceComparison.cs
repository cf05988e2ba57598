using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Accounting.Comparison;

/// <summary>
/// Splits the difference of a source between two states by cause. From the left state to the right one, one thing after another is
/// exchanged: activity data, binding, factors, method, share. Each part is the difference that its step makes, so the parts add up to the
/// whole exactly. The sum of a calendar year that lies wholly in the period counts at least as 0 where the method of the step says so
/// (<see cref="CountedYear"/>); the parts are then the differences of what counts.
/// </summary>
public static class SourceComparison
{
    /// <summary>Compares two states of a source over days.</summary>
    /// <param name="source">Id of the source.</param>
    /// <param name="left">The first state.</param>
    /// <param name="right">The second state.</param>
    /// <param name="days">The days of the period, in order and without a gap.</param>
    public static SourceDifference Compare(string source, SourceStanding left, SourceStanding right, IReadOnlyList<DateOnly> days)
    {
        var steps = ComparisonStep.Between(left, right);
        ChangeCause[] causes = [.. steps.Select(s => s.Cause), ChangeCause.Kept, ChangeCause.Boundary];
        SourceRecord?[] methods = [.. steps.Select(s => s.Record), right.Configuration, right.Configuration];
        var parts = Enum.GetValues<ChangeCause>().ToDictionary(c => c, _ => 0m);
        var (first, last, kept, floored) = (0m, 0m, 0, false);
        foreach (var year in CountedYear.Cut(days))
        {
            var begin = 0m;
            var sums = new decimal[causes.Length];
            foreach (var day in year.Days)
                kept += Add(ref begin, sums, steps, left, right, day) ? 1 : 0;
            if (year.IsWhole)
            {
                floored |= CountedYear.IsFloored(left.Configuration, begin) || CountedYear.IsFloored(right.Configuration, sums[^1]);
                begin = CountedYear.IsFloored(left.Configuration, begin) ? 0m : begin;
                for (var i = 0; i < sums.Length; i++)
                    sums[i] = CountedYear.IsFloored(methods[i], sums[i]) ? 0m : sums[i];
            }
            for (var i = 0; i < sums.Length; i++)
                parts[causes[i]] += sums[i] - (i == 0 ? begin : sums[i - 1]);
            first += begin;
            last += sums[^1];
        }
        return new SourceDifference(source, first, last, parts, SourceChanges.Of(left, right, days), kept, floored);
    }

    /// <summary>Adds a day to the left side's sum and to those after each step, the last two of which are the right side as it stands, with either share.</summary>
    /// <returns>True where the day counts as recorded because it cannot be reckoned.</returns>
    private static bool Add(ref decimal begin, decimal[] sums, IReadOnlyList<ComparisonStep> steps, SourceStanding left, SourceStanding right, DateOnly day)
    {
        var (before, after) = (left.Share(day), right.Share(day));
        var (old, now) = (Stands(left, steps[0], day), Stands(right, steps[^1], day));
        begin += old.Tonnes * before;
        var value = old.Reckoned ?? old.Tonnes;
        sums[0] += value * before;
        for (var i = 1; i < steps.Count; i++)
        {
            // A day that the right side has not settled has no activity data there.
            value = now.Settled ? steps[i].Tonnes(day) ?? value : 0m;
            sums[i] += value * before;
        }
        sums[^2] += now.Tonnes * before;
        sums[^1] += now.Tonnes * after;
        return IsKept(old) || IsKept(now);
    }

    /// <summary>What counts for a day: as recorded, or what it comes to.</summary>
    private static Standing Stands(SourceStanding standing, ComparisonStep step, DateOnly day)
    {
        if (standing.Recorded(MeteringRecords.Record(day)) is not { } settled)
            return new Standing(0m, null, false);
        var reckoned = step.Tonnes(day);
        return new Standing(standing.Recomputed ? reckoned ?? settled : settled, reckoned, true);
    }

    private static bool IsKept(Standing standing) => standing.Settled && standing.Tonnes != 0m && standing.Reckoned != standing.Tonnes;

    /// <summary>A day of one side.</summary>
    private readonly record struct Standing(decimal Tonnes, decimal? Reckoned, bool Settled);
}

namespace Carbon.Boundaries.Quotas;

/// <summary>
/// Projects a target to the end of its period: what is settled stays, and each source is expected to go on as its own history says
/// (<see cref="DayPattern"/>).
/// </summary>
public static class QuotaProjection
{
    /// <summary>The outlook of a target on a local day.</summary>
    public static QuotaOutlook Of(Target target, IReadOnlyList<SourceDays> sources, DateOnly today)
    {
        var period = target.Period;
        var byDay = new SortedDictionary<DateOnly, decimal>();
        var parts = new List<SourceOutlook>();
        var missing = 0;
        foreach (var source in sources)
        {
            var (actual, expected) = (0m, 0m);
            var pattern = DayPattern.Of(source, period, today);
            for (var day = period.First; day <= period.Last; day = day.AddDays(1))
            {
                if (source.Days.TryGetValue(day, out var tonnes))
                    actual += Add(day, tonnes * source.Share.On(day));
                else if (day > (source.Last ?? today))
                    expected += Add(day, pattern.Expected(day) * source.Share.On(day));
                else if (source.Last is not null && day > source.Days.Keys.Min())
                    missing++;
            }
            var isOver = source.Last >= period.Last;
            parts.Add(new SourceOutlook(source.Source, source.Share.Within(period.First, period.Last.AddDays(1)).LastOrDefault().Share, actual, expected, source.Last, isOver ? ProjectionMethod.None : pattern.Method, pattern.HistoryDays, pattern.Factor));
        }
        var (sum, projected) = (parts.Sum(p => p.Actual), parts.Sum(p => p.Actual + p.Expected));
        var state = sum > target.Tonnes ? QuotaState.Exceeded : projected > target.Tonnes ? QuotaState.AtRisk : QuotaState.Within;
        return new QuotaOutlook(
            target, state, sum, projected, state == QuotaState.Within ? null : ExceededOn(byDay, target.Tonnes), missing,
            [.. parts.OrderByDescending(p => p.Actual + p.Expected).ThenBy(p => p.Source, StringComparer.Ordinal)]);

        decimal Add(DateOnly day, decimal tonnes)
        {
            byDay[day] = byDay.GetValueOrDefault(day) + tonnes;
            return tonnes;
        }
    }

    /// <summary>The day from which on the running sum stays above the target; deductions can bring it below again.</summary>
    private static DateOnly? ExceededOn(SortedDictionary<DateOnly, decimal> byDay, decimal target)
    {
        DateOnly? since = null;
        var sum = 0m;
        foreach (var (day, tonnes) in byDay)
        {
            sum += tonnes;
            since = sum > target ? since ?? day : null;
        }
        return since;
    }
}

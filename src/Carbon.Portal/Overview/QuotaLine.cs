using Carbon.Boundaries.Quotas;
using Carbon.Portal.Figures;
using Carbon.Views.Figures;

namespace Carbon.Portal.Overview;

/// <summary>What a quota allows in each place of a curve, spread evenly over its days.</summary>
public static class QuotaLine
{
    /// <summary>Tonnes by place of the curve, from the shortest quota that holds the place; null where none does.</summary>
    /// <param name="quotas">Quotas of the scope that the curve shows.</param>
    /// <param name="period">The period of the curve.</param>
    public static IReadOnlyList<decimal?> Of(IEnumerable<Target> quotas, ChosenPeriod period)
    {
        var targets = quotas.OrderBy(t => t.Period.Days).ToList();
        return period.CurveStep switch
        {
            FigureStep.Hour => [.. Enumerable.Repeat(Allowed(targets, period.First, period.First) / 24m, 24)],
            FigureStep.Month => [.. Enumerable.Range(0, 12).Select(m => period.First.AddMonths(m)).Select(m => Allowed(targets, m, m.AddMonths(1).AddDays(-1)))],
            _ => [.. Enumerable.Range(0, period.After.DayNumber - period.First.DayNumber).Select(d => period.First.AddDays(d)).Select(d => Allowed(targets, d, d))],
        };
    }

    private static decimal? Allowed(List<Target> targets, DateOnly first, DateOnly last) =>
        targets.FirstOrDefault(t => t.Period.Holds(first) && t.Period.Holds(last)) is { } target
            ? target.Tonnes * (last.DayNumber - first.DayNumber + 1) / target.Period.Days
            : null;
}

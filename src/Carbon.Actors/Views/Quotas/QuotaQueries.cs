using Carbon.Boundaries;
using Carbon.Boundaries.Quotas;
using Carbon.Views.Figures;
using Carbon.Views.Settings;

namespace Carbon.Views.Quotas;

/// <summary>A target with how it stands and how it is broken down.</summary>
/// <param name="Outlook">How it stands and what it will come to.</param>
/// <param name="Level">1 for the plant's own, 2 below it, 3 below that.</param>
/// <param name="ByUnit">Tonnes given to units and sources inside it; null where none are.</param>
/// <param name="ByTime">Tonnes given to shorter periods; null where none are.</param>
public sealed record QuotaView(QuotaOutlook Outlook, int Level, decimal? ByUnit, decimal? ByTime)
{
    /// <summary>What is given away, where it is more than the quota itself; null where it is not.</summary>
    public decimal? Overgiven => new[] { ByUnit, ByTime }.Max() is { } sum && sum > Outlook.Target.Tonnes ? sum : null;
}

/// <summary>Targets of a plant, watched against its settled figures.</summary>
public sealed class QuotaQueries(SettingsQueries settings, SourceDayQuery days, PlantCatalogue catalogue, PlantZone zone, TimeProvider time)
{
    /// <summary>Settled days that are looked back at: enough for the same days a year before.</summary>
    private const int LookBack = 460;

    /// <summary>All targets of a plant, or those whose period holds today.</summary>
    public IReadOnlyList<QuotaView> Quotas(string plant, bool onlyCurrent = false)
    {
        var today = zone.Day(time.GetUtcNow());
        var targets = settings.Current(plant).Record.Quotas.Select((q, i) => new Target(q, i)).ToList();
        if (targets.Count == 0 || catalogue.Tree(plant) is not { } tree)
            return [];
        var views = new List<QuotaView>();
        foreach (var scope in targets.Where(t => !onlyCurrent || t.Period.Holds(today)).GroupBy(t => t.Scope))
        {
            var first = scope.Min(t => t.Period.First);
            if (!FigureScope.TryParse(scope.Key, out var figureScope)
                || days.Of(figureScope, first < today.AddDays(-LookBack) ? first : today.AddDays(-LookBack), today) is not { } sources)
                continue;
            views.AddRange(scope.Select(t => new QuotaView(
                QuotaProjection.Of(t, sources, today), Level(t.Scope, targets, tree),
                Breakdown.ByUnit(t, targets, tree)?.Sum, Breakdown.ByTime(t, targets)?.Sum)));
        }
        return [.. views.OrderBy(v => v.Level).ThenBy(v => v.Outlook.Target.Scope, StringComparer.Ordinal)
            .ThenBy(v => v.Outlook.Target.Period.First).ThenByDescending(v => v.Outlook.Target.Period.Last)];
    }

    private static int Level(string scope, IReadOnlyList<Target> targets, UnitTree tree) =>
        1 + targets.Select(t => t.Scope).Distinct().Count(s => s != scope && tree.Share(scope, s) > 0m);
}

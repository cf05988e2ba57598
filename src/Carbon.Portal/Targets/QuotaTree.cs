using Carbon.Boundaries;
using Carbon.Views.Quotas;

namespace Carbon.Portal.Targets;

/// <summary>A quota in the tree of its period, with those that it is broken down into.</summary>
/// <param name="Quota">The quota.</param>
/// <param name="Depth">0 for the top.</param>
public sealed record QuotaRow(QuotaView Quota, int Depth)
{
    /// <summary>Used of the target, 0 and up; null for a target of 0.</summary>
    public decimal? Used => Of(Quota.Outlook.Actual);

    /// <summary>Projected of the target.</summary>
    public decimal? Projected => Of(Quota.Outlook.Projected);

    /// <summary>Tonnes left at the end of the period as projected; negative where it will be exceeded.</summary>
    public decimal Headroom => Quota.Outlook.Target.Tonnes - Quota.Outlook.Projected;

    private decimal? Of(decimal tonnes) => Quota.Outlook.Target.Tonnes > 0m ? tonnes / Quota.Outlook.Target.Tonnes : null;
}

/// <summary>Quotas as a tree: by period, the longest first, and within it factory, unit, source.</summary>
public static class QuotaTree
{
    /// <summary>Rows by period in the order to be read; a quota stands below the nearest quota of the same period that its scope lies in.</summary>
    public static IReadOnlyList<(string Period, IReadOnlyList<QuotaRow> Rows)> Of(IReadOnlyList<QuotaView> quotas, UnitTree tree) => [.. quotas
        .GroupBy(q => q.Outlook.Target.Record.Period)
        .OrderByDescending(g => g.First().Outlook.Target.Period.Days).ThenBy(g => g.First().Outlook.Target.Period.First)
        .Select(g => (g.Key, Rows(g.ToList(), tree)))];

    private static IReadOnlyList<QuotaRow> Rows(List<QuotaView> quotas, UnitTree tree)
    {
        var rows = new List<QuotaRow>();
        foreach (var top in quotas.Where(q => Parent(q, quotas, tree) is null))
            Add(top, 0);
        return rows;

        void Add(QuotaView quota, int depth)
        {
            rows.Add(new QuotaRow(quota, depth));
            foreach (var child in quotas.Where(q => Parent(q, quotas, tree) == quota))
                Add(child, depth + 1);
        }
    }

    private static QuotaView? Parent(QuotaView quota, List<QuotaView> quotas, UnitTree tree) => quotas
        .Where(q => q.Outlook.Target.Scope != quota.Outlook.Target.Scope && tree.Share(quota.Outlook.Target.Scope, q.Outlook.Target.Scope) > 0m)
        .MaxBy(q => q.Level);
}

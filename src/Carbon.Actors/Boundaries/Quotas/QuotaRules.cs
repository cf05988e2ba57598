using Carbon.Boundaries.Settings;
using Carbon.Contracts;

namespace Carbon.Boundaries.Quotas;

/// <summary>Whether quotas are sound: no breakdown, by unit or by time, is larger than what it breaks down.</summary>
public static class QuotaRules
{
    /// <summary>Everything that is wrong; without a tree only breakdowns of one scope by time are looked at.</summary>
    public static IEnumerable<SettingProblem> Problems(IReadOnlyList<QuotaRecord> quotas, UnitTree? tree)
    {
        for (var i = 0; i < quotas.Count; i++)
        {
            foreach (var problem in SettingsRules.Scope(quotas[i].Scope, $"quotas[{i}].scope", tree))
                yield return problem;
            if (!CalendarPeriod.TryParse(quotas[i].Period, out _))
                yield return new($"quotas[{i}].period", $"'{quotas[i].Period}' is not a year (2026), quarter (2026-Q4) or month (2026-11)");
            if (quotas[i].Tonnes?.ToDecimal() is null or <= 0m)
                yield return new($"quotas[{i}].tonnes", "must be greater than 0 tCO2e");
            if (quotas.Take(i).Any(q => q.Scope == quotas[i].Scope && q.Period == quotas[i].Period))
                yield return new($"quotas[{i}].period", $"{quotas[i].Scope} has a quota for {quotas[i].Period} already; one period has one target");
        }
        var sound = quotas.Select((q, i) => (Quota: q, Index: i))
            .Where(q => CalendarPeriod.TryParse(q.Quota.Period, out _) && q.Quota.Tonnes?.ToDecimal() is > 0m)
            .Select(q => new Target(q.Quota, q.Index)).ToList();
        foreach (var parent in sound)
        {
            if (Breakdown.ByTime(parent, sound) is { } time && time.Sum > parent.Tonnes)
                yield return TooLarge(parent, time, "its periods");
            if (tree is null)
                continue;
            if (Breakdown.ByUnit(parent, sound, tree) is { } units && units.Sum > parent.Tonnes)
                yield return TooLarge(parent, units, "its units");
            foreach (var inner in sound.Where(t => t != parent && t.Scope != parent.Scope && t.Period != parent.Period && parent.Period.Holds(t.Period)))
            {
                if (inner.Tonnes * tree.Share(inner.Scope, parent.Scope) is var counts && counts > parent.Tonnes)
                    yield return new($"quotas[{inner.Index}].tonnes", $"'{inner.Id}' has {inner.Tonnes} t, and '{parent.Id}', which holds it, has {parent.Tonnes} t; lower it or raise '{parent.Id}'");
            }
        }
    }

    private static SettingProblem TooLarge(Target parent, Breakdown breakdown, string what)
    {
        var parts = string.Join(" + ", breakdown.Parts.Select(p => $"{p.Target.Id} {p.Tonnes}"));
        return new($"quotas[{breakdown.Parts[^1].Target.Index}].tonnes",
            $"{what} get {breakdown.Sum} t ({parts}), {breakdown.Sum - parent.Tonnes} t more than the {parent.Tonnes} t of '{parent.Id}'; lower the parts or raise '{parent.Id}'");
    }
}

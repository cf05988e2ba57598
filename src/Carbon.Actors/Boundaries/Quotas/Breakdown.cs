namespace Carbon.Boundaries.Quotas;

/// <summary>A target inside another, with the part of it that counts there.</summary>
public sealed record BreakdownPart(Target Target, decimal Tonnes);

/// <summary>The next targets below a target: over the same time by unit, or over the same unit by time.</summary>
public sealed record Breakdown(IReadOnlyList<BreakdownPart> Parts)
{
    /// <summary>What the parts get together, tCO2e.</summary>
    public decimal Sum => Parts.Sum(p => p.Tonnes);

    /// <summary>Shorter periods of the same scope; null where there are none.</summary>
    public static Breakdown? ByTime(Target parent, IReadOnlyList<Target> all)
    {
        var inside = all.Where(t => t.Scope == parent.Scope && t.Period != parent.Period && parent.Period.Holds(t.Period)).ToList();
        return Of(inside.Where(t => !inside.Any(o => o != t && o.Period != t.Period && o.Period.Holds(t.Period))).Select(t => new BreakdownPart(t, t.Tonnes)));
    }

    /// <summary>Units and sources inside the scope over the same period; null where there are none.</summary>
    public static Breakdown? ByUnit(Target parent, IReadOnlyList<Target> all, UnitTree tree)
    {
        var inside = all.Where(t => t.Scope != parent.Scope && t.Period == parent.Period && tree.Share(t.Scope, parent.Scope) > 0m).ToList();
        return Of(inside.Where(t => !inside.Any(o => o != t && tree.Share(t.Scope, o.Scope) > 0m)).Select(t => new BreakdownPart(t, t.Tonnes * tree.Share(t.Scope, parent.Scope))));
    }

    private static Breakdown? Of(IEnumerable<BreakdownPart> parts) => parts.ToList() is { Count: > 0 } some ? new Breakdown(some) : null;
}

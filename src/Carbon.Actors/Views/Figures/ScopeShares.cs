using Carbon.Boundaries;
using Carbon.Contracts;

namespace Carbon.Views.Figures;

/// <summary>Which sources count in a scope, and with what share on which days: shares multiply down the tree of units.</summary>
public static class ScopeShares
{
    /// <summary>Share by source id; null where the scope does not exist.</summary>
    public static IReadOnlyDictionary<string, DatedShare>? Of(FigureScope scope, PlantCatalogue catalogue) =>
        Of(scope, catalogue.Sources(), catalogue.Boundaries().ToDictionary(b => b.Id), catalogue.Plants());

    /// <summary>Share by source id in a tree of units; null where the scope does not exist in it.</summary>
    public static IReadOnlyDictionary<string, DatedShare>? Of(
        FigureScope scope, IReadOnlyList<SourceEntry> sources, Dictionary<string, BoundaryRecord> boundaries, IReadOnlyList<FactoryRecord> plants)
    {
        if (scope.Kind == "source")
            return sources.Any(s => s.Record.Id == scope.Id) ? new Dictionary<string, DatedShare> { [scope.Id] = DatedShare.Whole } : null;
        var shares = new Dictionary<string, DatedShare>(StringComparer.Ordinal);
        switch (scope.Kind)
        {
            case "group":
                foreach (var plant in plants)
                    Add(plant.Members, DatedShare.Whole, boundaries, shares, 0);
                return shares;
            case "plant" when plants.FirstOrDefault(p => p.Id == scope.Id) is { } plant:
                Add(plant.Members, DatedShare.Whole, boundaries, shares, 0);
                return shares;
            case "boundary" when boundaries.TryGetValue(scope.Id, out var boundary):
                Add(boundary.Members, DatedShare.Whole, boundaries, shares, 0);
                return shares;
            default:
                return null;
        }
    }

    private static void Add(IEnumerable<MemberRecord> members, DatedShare share, Dictionary<string, BoundaryRecord> boundaries, Dictionary<string, DatedShare> shares, int depth)
    {
        foreach (var member in members)
        {
            var colon = member.Entity.IndexOf(':', StringComparison.Ordinal);
            var (kind, id) = (member.Entity[..colon], member.Entity[(colon + 1)..]);
            var part = share.Times(DatedShare.Of(member));
            if (kind == "source")
                shares[id] = shares.GetValueOrDefault(id, DatedShare.None).Plus(part);
            else if (depth < 32 && boundaries.TryGetValue(id, out var boundary))
                Add(boundary.Members, part, boundaries, shares, depth + 1);
        }
    }
}

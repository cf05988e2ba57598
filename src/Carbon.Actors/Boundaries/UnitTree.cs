using Carbon.Contracts;

namespace Carbon.Boundaries;

/// <summary>The units and sources of a plant with the shares by which they count in each other, each the greatest of any day. Scopes are <c>plant:ID</c>, <c>boundary:ID</c>, <c>source:ID</c>.</summary>
public sealed class UnitTree
{
    private const int Deepest = 32;
    private readonly Dictionary<string, Dictionary<string, DatedShare>> _within = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scopes;

    /// <summary>The tree of a plant.</summary>
    public UnitTree(FactoryRecord plant, IEnumerable<BoundaryRecord> boundaries, IEnumerable<string> sources)
    {
        var members = boundaries.ToDictionary(b => $"boundary:{b.Id}", b => (IReadOnlyList<MemberRecord>)b.Members);
        members[$"plant:{plant.Id}"] = plant.Members;
        _scopes = [.. members.Keys, .. sources.Select(s => $"source:{s}")];
        foreach (var scope in members.Keys)
        {
            _within[scope] = new(StringComparer.Ordinal);
            Add(scope, DatedShare.Whole, _within[scope], members, 0);
        }
    }

    /// <summary>True where there is such a unit or source.</summary>
    public bool Has(string scope) => _scopes.Contains(scope);

    /// <summary>How much of <paramref name="scope"/> counts in <paramref name="within"/>: 1 for itself, 0 where it is not inside.</summary>
    public decimal Share(string scope, string within) =>
        scope == within ? 1m : _within.TryGetValue(within, out var inside) ? inside.GetValueOrDefault(scope, DatedShare.None).Greatest : 0m;

    private static void Add(string scope, DatedShare share, Dictionary<string, DatedShare> inside, Dictionary<string, IReadOnlyList<MemberRecord>> members, int depth)
    {
        if (depth > Deepest || !members.TryGetValue(scope, out var below))
            return;
        foreach (var member in below)
        {
            var part = share.Times(DatedShare.Of(member));
            inside[member.Entity] = inside.GetValueOrDefault(member.Entity, DatedShare.None).Plus(part);
            Add(member.Entity, part, inside, members, depth + 1);
        }
    }
}

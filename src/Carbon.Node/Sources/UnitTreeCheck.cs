using Carbon.Boundaries;
using Carbon.Contracts;

namespace Carbon.Node.Sources;

/// <summary>Whether units still form a tree over what exists, each thing counted no more than whole, when one of them changes.</summary>
internal static class UnitTreeCheck
{
    private const int MaximumDecimals = 6;

    public static IEnumerable<string> Problems(BoundaryRecord changed, IReadOnlyList<BoundaryRecord> boundaries, IReadOnlyCollection<string> sources)
    {
        var all = boundaries.Where(b => b.Id != changed.Id).Append(changed).ToDictionary(b => b.Id);
        foreach (var member in changed.Members)
        {
            var (kind, id) = Split(member.Entity);
            if (kind == "source" ? !sources.Contains(id) : kind != "boundary" || !all.ContainsKey(id))
                yield return $"there is no {member.Entity}";
            if (member.ValidTo != 0 && member.ValidTo < member.ValidFrom)
                yield return $"validTo of {member.Entity} is before its validFrom";
            if (member.Share?.ToDecimal() is not { } share || share is <= 0m or > 1m || decimal.Round(share, MaximumDecimals) != share)
                yield return $"the share of {member.Entity} must be greater than 0, at most 1, with at most {MaximumDecimals} decimals";
        }
        if (MemberRules.Twice(changed.Members) is { } twice)
            yield return $"{twice} is a member twice on the same days; add its shares up";
        foreach (var over in all.Values.SelectMany(b => b.Members).GroupBy(m => m.Entity).Where(g => changed.Members.Any(m => m.Entity == g.Key) && MemberRules.Together(g).Greatest > 1m))
            yield return $"{over.Key} counts with more than its whole in all units together";
        if (Reaches(changed, changed.Id, all, 0))
            yield return $"the unit '{changed.Id}' would be inside itself; units form a tree";
    }

    private static bool Reaches(BoundaryRecord from, string target, Dictionary<string, BoundaryRecord> all, int depth) =>
        depth > all.Count || from.Members.Any(m => Split(m.Entity) is ("boundary", var id) && (id == target || all.TryGetValue(id, out var inner) && Reaches(inner, target, all, depth + 1)));

    private static (string Kind, string Id) Split(string entity) =>
        entity.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (entity[..colon], entity[(colon + 1)..]) : ("", entity);
}

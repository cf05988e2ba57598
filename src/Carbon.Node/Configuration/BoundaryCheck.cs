using Carbon.Boundaries;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Configuration;

/// <summary>Whether the accounting units form trees over existing sources, each counted no more than whole.</summary>
internal static class BoundaryCheck
{
    private const int MaximumDecimals = 6;

    public static IEnumerable<OptionProblem> Problems(NodeConfiguration node)
    {
        for (var i = 0; i < node.Boundaries.Count; i++)
        {
            for (var j = 0; j < node.Boundaries[i].Members.Count; j++)
            {
                foreach (var problem in Member(node.Boundaries[i].Members[j], $"$.boundaries[{i}].members[{j}]", node))
                    yield return problem;
            }
            foreach (var same in Members(node, i).GroupBy(m => (m.Member.Source, m.Member.Boundary)).Where(g => MemberRules.Twice(g.Select(m => PlantRecords.Member(m.Member))) is not null))
                yield return new(same.Last().Path, $"'{same.Key.Source ?? same.Key.Boundary}' is in the unit '{node.Boundaries[i].Id}' twice on the same days; add its shares up");
            if (Reaches(node, node.Boundaries[i], node.Boundaries[i].Id, 0))
                yield return new($"$.boundaries[{i}].members", $"the unit '{node.Boundaries[i].Id}' is inside itself; units form a tree");
        }
        foreach (var group in Members(node).GroupBy(m => (m.Member.Source, m.Member.Boundary)))
        {
            if (MemberRules.Together(group.Select(m => PlantRecords.Member(m.Member))).Greatest is > 1m and var sum)
                yield return new(group.Last().Path, $"'{group.Key.Source ?? group.Key.Boundary}' counts with more than its whole in all units together; its shares add up to {sum}");
        }
    }

    private static IEnumerable<(string Path, MemberSection Member)> Members(NodeConfiguration node) =>
        Enumerable.Range(0, node.Boundaries.Count).SelectMany(i => Members(node, i));

    private static IEnumerable<(string Path, MemberSection Member)> Members(NodeConfiguration node, int unit) =>
        node.Boundaries[unit].Members.Select((m, j) => ($"$.boundaries[{unit}].members[{j}]", m));

    private static IEnumerable<OptionProblem> Member(MemberSection member, string path, NodeConfiguration node)
    {
        if (member.Source is null == member.Boundary is null)
            yield return new(path, "give either \"source\" or \"boundary\"");
        if (member.Source is { } source && node.Sources.All(s => s.Id != source))
            yield return new($"{path}.source", $"there is no source '{source}'");
        if (member.Boundary is { } boundary && node.Boundaries.All(b => b.Id != boundary))
            yield return new($"{path}.boundary", $"there is no boundary '{boundary}'");
        if (member.ValidTo < member.ValidFrom)
            yield return new($"{path}.validTo", "is before validFrom");
        if (member.Share is <= 0m or > 1m || decimal.Round(member.Share, MaximumDecimals) != member.Share)
            yield return new($"{path}.share", $"must be greater than 0, at most 1, with at most {MaximumDecimals} decimals");
    }

    private static bool Reaches(NodeConfiguration node, BoundarySection from, string target, int depth) =>
        depth > node.Boundaries.Count || from.Members.Any(m => m.Boundary is { } inner
            && (inner == target || node.Boundaries.FirstOrDefault(b => b.Id == inner) is { } next && Reaches(node, next, target, depth + 1)));
}

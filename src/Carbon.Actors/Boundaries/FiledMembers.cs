using Carbon.Contracts;

namespace Carbon.Boundaries;

/// <summary>Members of a unit that people added stay when the configuration file says something new about the unit.</summary>
internal static class FiledMembers
{
    /// <summary>Members that a unit has, that the file did not name before and does not name now.</summary>
    public static IEnumerable<MemberRecord> AddedByHand(IEnumerable<MemberRecord>? current, IEnumerable<MemberRecord>? filed, IEnumerable<MemberRecord> asked)
    {
        if (current is null || filed is null)
            return [];
        var named = filed.Concat(asked).Select(m => m.Entity).ToHashSet(StringComparer.Ordinal);
        return [.. current.Where(m => !named.Contains(m.Entity))];
    }
}

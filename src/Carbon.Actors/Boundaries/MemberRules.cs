using Carbon.Contracts;

namespace Carbon.Boundaries;

/// <summary>What is asked of the members of a unit.</summary>
public static class MemberRules
{
    /// <summary>What is wrong with the members; null where nothing is.</summary>
    public static string? Problem(IEnumerable<MemberRecord> members)
    {
        var all = members.ToList();
        foreach (var member in all)
        {
            if (member.Share is null || member.Share.ToDecimal() is <= 0m or > 1m)
                return $"the share of {member.Entity} must be greater than 0 and at most 1.";
            if (!IsDay(member.ValidFrom) || !IsDay(member.ValidTo))
                return $"the days of {member.Entity} must be written as yyyymmdd.";
            if (member.ValidTo != 0 && member.ValidTo < member.ValidFrom)
                return $"the last day of {member.Entity} is before its first.";
        }
        return Twice(all) is { } twice ? $"{twice} is a member twice on the same days; add its shares up." : null;
    }

    /// <summary>An entity that is a member twice on one day; null where none is.</summary>
    public static string? Twice(IEnumerable<MemberRecord> members)
    {
        foreach (var same in members.GroupBy(m => m.Entity))
        {
            var end = -1L;
            foreach (var member in same.OrderBy(m => m.ValidFrom))
            {
                if (member.ValidFrom <= end)
                    return same.Key;
                end = member.ValidTo == 0 ? long.MaxValue : member.ValidTo;
            }
        }
        return null;
    }

    /// <summary>The share of an entity in all that hold it together.</summary>
    public static DatedShare Together(IEnumerable<MemberRecord> memberships) =>
        memberships.Aggregate(DatedShare.None, (sum, m) => sum.Plus(DatedShare.Of(m)));

    private static bool IsDay(int day) =>
        day == 0 || (day / 10000 is > 0 and < 10000 && day / 100 % 100 is >= 1 and <= 12 && day % 100 is var d && d >= 1 && d <= DateTime.DaysInMonth(day / 10000, day / 100 % 100));
}

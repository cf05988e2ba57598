using System.Collections.Immutable;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Boundaries;

/// <summary>A member with the days it fed, before its share.</summary>
public sealed record MemberDays(decimal Share, long Feed, ImmutableSortedDictionary<int, EmissionDayRecord> Days)
{
    /// <summary>True where the member has settled this day or a later one: days settle in order, so one that it left out had nothing measured.</summary>
    public bool HasSettled(int date) => !Days.IsEmpty && Days.Keys.Last() >= date;
}

/// <summary>
/// Level-by-level summing of clause 9.3 (f): days of the members, each with its share, add up to days of the unit, exactly: figures have nine
/// decimals and shares at most six, so nothing is rounded. A day is settled when
/// every member has settled it or a later one; it is settled again when a member revises it.
/// </summary>
public sealed record Consolidation
{
    private static readonly IComparer<(string Category, bool Apart)> ByCategory = Comparer<(string Category, bool Apart)>.Create(
        (a, b) => string.CompareOrdinal(a.Category, b.Category) is not 0 and var order ? order : a.Apart.CompareTo(b.Apart));

    /// <summary>Nothing to sum.</summary>
    public static readonly Consolidation Empty = new();

    /// <summary>Members by entity.</summary>
    public ImmutableSortedDictionary<string, MemberDays> Members { get; init; } = ImmutableSortedDictionary.Create<string, MemberDays>(StringComparer.Ordinal);

    /// <summary>Days as settled, by date (yyyymmdd).</summary>
    public ImmutableSortedDictionary<int, EmissionDayRecord> Days { get; init; } = ImmutableSortedDictionary<int, EmissionDayRecord>.Empty;

    /// <summary>Number of the last <see cref="EmissionDaysSettled"/>.</summary>
    public long Feed { get; init; }

    /// <summary>Units above that are fed.</summary>
    public ImmutableSortedSet<string> Subscribers { get; init; } = [];

    /// <summary>The same sums over other members or shares.</summary>
    public Consolidation Over(IEnumerable<MemberRecord> members) => this with
    {
        Members = members.ToImmutableSortedDictionary(
            m => m.Entity,
            m => Members.TryGetValue(m.Entity, out var known)
                ? known with { Share = m.Share.ToDecimal() }
                : new MemberDays(m.Share.ToDecimal(), 0, ImmutableSortedDictionary<int, EmissionDayRecord>.Empty),
            StringComparer.Ordinal),
    };

    /// <summary>Takes a member's days.</summary>
    public Consolidation Take(MemberDaysTaken taken)
    {
        if (!Members.TryGetValue(taken.Member, out var member))
            return this;
        var days = Trim(member.Days).SetItems(taken.Days.Where(d => !IsOutOfReach(d.Date)).Select(d => KeyValuePair.Create(d.Date, d)));
        return this with { Members = Members.SetItem(taken.Member, member with { Feed = taken.Feed, Days = days }) };
    }

    /// <summary>Takes the unit's own settled days.</summary>
    public Consolidation Settle(EmissionDaysSettled settled) => this with
    {
        Feed = settled.Feed,
        Days = Newest(Days.SetItems(settled.Days.Select(d => KeyValuePair.Create(d.Date, d)))),
    };

    /// <summary>Of the given days and those that still wait for a member, those that all members have settled and that differ from what is settled here.</summary>
    public IReadOnlyList<EmissionDayRecord> Settled(IEnumerable<int> dates)
    {
        var settled = new List<EmissionDayRecord>();
        var waiting = Members.Values.SelectMany(m => m.Days.Keys.Reverse().TakeWhile(d => !Days.ContainsKey(d)));
        foreach (var date in dates.Union(waiting).Order())
        {
            if (IsOutOfReach(date) || Sum(date) is not { } day)
                continue;
            if (Days.TryGetValue(date, out var held))
            {
                day.Revision = held.Revision;
                if (day.Equals(held))
                    continue;
                day.Revision++;
            }
            settled.Add(day);
        }
        return settled;
    }

    /// <summary>State for a snapshot.</summary>
    public ConsolidationState ToState()
    {
        var state = new ConsolidationState { Feed = Feed };
        state.Days.AddRange(Days.Values);
        state.Subscribers.AddRange(Subscribers);
        foreach (var (entity, member) in Members)
        {
            var held = new MemberState { Member = entity, Feed = member.Feed };
            held.Days.AddRange(member.Days.Values);
            state.Members.Add(held);
        }
        return state;
    }

    /// <summary>The sums of a snapshot.</summary>
    public static Consolidation FromState(ConsolidationState state, IEnumerable<MemberRecord> members)
    {
        var fresh = Empty.Over(members);
        var held = state.Members.ToDictionary(m => m.Member);
        return fresh with
        {
            Feed = state.Feed,
            Days = state.Days.ToImmutableSortedDictionary(d => d.Date, d => d),
            Subscribers = [.. state.Subscribers],
            Members = fresh.Members.ToImmutableSortedDictionary(
                m => m.Key,
                m => held.TryGetValue(m.Key, out var known)
                    ? m.Value with { Feed = known.Feed, Days = known.Days.ToImmutableSortedDictionary(d => d.Date, d => d) }
                    : m.Value,
                StringComparer.Ordinal),
        };
    }

    /// <summary>
    /// A day before those that the unit still holds: other members' parts of it are gone, so it keeps what was settled. Figures of pages are
    /// summed from the days of sources and follow (docs/decisions/0010).
    /// </summary>
    private bool IsOutOfReach(int date) => Days.Count >= EmissionSource.RetainSettledDays && date < Days.Keys.First();

    private EmissionDayRecord? Sum(int date)
    {
        var categories = new SortedDictionary<(string Category, bool Apart), decimal>(ByCategory);
        var parts = Metering.QualityParts.None;
        var hours = 0;
        foreach (var member in Members.Values)
        {
            if (!member.HasSettled(date))
                return null;
            if (!member.Days.TryGetValue(date, out var day))
                continue;
            foreach (var category in day.Categories)
                categories[(category.Category, category.Apart)] = categories.GetValueOrDefault((category.Category, category.Apart)) + Share(category.Tonnes.ToDecimal(), member.Share);
            var scaled = MeteringRecords.Parts(day.Parts);
            parts += new Metering.QualityParts(
                Share(scaled.Estimated, member.Share), Share(scaled.Filled, member.Share),
                Share(scaled.Manual, member.Share), Share(scaled.UnderReview, member.Share));
            hours += day.Hours;
        }
        var sum = new EmissionDayRecord { Date = date, Parts = MeteringRecords.Record(parts), Hours = hours };
        sum.Categories.AddRange(categories.Select(c => new CategoryTonnes { Category = c.Key.Category, Apart = c.Key.Apart, Tonnes = DecimalValue.From(c.Value) }));
        return sum;
    }

    private static decimal Share(decimal tonnes, decimal share) =>
        tonnes * share;

    /// <summary>Lets go of a member's days that are old and settled here; one that waits for another member stays.</summary>
    private ImmutableSortedDictionary<int, EmissionDayRecord> Trim(ImmutableSortedDictionary<int, EmissionDayRecord> days)
    {
        while (days.Count > EmissionSource.RetainSettledDays && Days.ContainsKey(days.Keys.First()))
            days = days.Remove(days.Keys.First());
        return days;
    }

    private static ImmutableSortedDictionary<int, EmissionDayRecord> Newest(ImmutableSortedDictionary<int, EmissionDayRecord> days)
    {
        while (days.Count > EmissionSource.RetainSettledDays)
            days = days.Remove(days.Keys.First());
        return days;
    }
}

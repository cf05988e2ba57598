using System.Collections.Immutable;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Boundaries;

/// <summary>A member with the days it fed, before its share, and the share by which it counts on each.</summary>
public sealed record MemberDays(DatedShare Share, long Feed, ImmutableSortedDictionary<int, EmissionDayRecord> Days)
{
    /// <summary>True where the member has settled this day or a later one: days settle in order, so one that it left out had nothing measured.</summary>
    public bool HasSettled(int date) => !Days.IsEmpty && Days.Keys.Last() >= date;
}

/// <summary>
/// Level-by-level summing of clause 9.3 (f): days of the members, each with its share, add up to days of the unit, exactly: figures have nine
/// decimals and shares at most six, so nothing is rounded. A day is settled when
/// everything that is a member on it has settled it or a later one; it is settled again when a member revises it.
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

    /// <summary>Settled days that are held; a reckoning from the journal holds all.</summary>
    public int Retain { get; init; } = EmissionSource.RetainSettledDays;

    /// <summary>Counts what reaches days no longer held: days that members settled again, and changes of members and shares.</summary>
    public int Account { get; init; }

    /// <summary>The account with which days no longer held were last reckoned from the journal.</summary>
    public int HistoryAccount { get; init; }

    /// <summary>Days that are no longer held are still to be reckoned with <see cref="Account"/>.</summary>
    public bool HistoryPending => HistoryAccount < Account;

    /// <summary>True where settled days may be in the journal only.</summary>
    public bool HasLetGo => Days.Count >= Retain;

    /// <summary>The same sums over other members or shares.</summary>
    public Consolidation Over(IEnumerable<MemberRecord> members) => this with
    {
        Account = HasLetGo ? Account + 1 : Account,
        Members = members.GroupBy(m => m.Entity).ToImmutableSortedDictionary(
            m => m.Key,
            m => Members.TryGetValue(m.Key, out var known)
                ? known with { Share = MemberRules.Together(m) }
                : new MemberDays(MemberRules.Together(m), 0, ImmutableSortedDictionary<int, EmissionDayRecord>.Empty),
            StringComparer.Ordinal),
    };

    /// <summary>Takes a member's days.</summary>
    public Consolidation Take(MemberDaysTaken taken)
    {
        if (!Members.TryGetValue(taken.Member, out var member))
            return this;
        var days = Trim(member.Days).SetItems(taken.Days.Where(d => !IsOutOfReach(d.Date)).Select(d => KeyValuePair.Create(d.Date, d)));
        return this with
        {
            Account = taken.Days.Any(d => IsOutOfReach(d.Date)) ? Account + 1 : Account,
            Members = Members.SetItem(taken.Member, member with { Feed = taken.Feed, Days = days }),
        };
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

    /// <summary>Days before <paramref name="before"/> (yyyymmdd) that differ from what is settled, oldest first; to be asked of sums that hold everything.</summary>
    public IReadOnlyList<EmissionDayRecord> Restated(int before) =>
        [.. Settled(Days.Keys.Union(Members.Values.SelectMany(m => m.Days.Keys)).Where(d => d < before)).Where(d => d.Date < before)];

    /// <summary>State for a snapshot.</summary>
    public ConsolidationState ToState()
    {
        var state = new ConsolidationState { Feed = Feed, Account = Account, HistoryAccount = HistoryAccount };
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
            Account = state.Account,
            HistoryAccount = state.HistoryAccount,
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
    /// A day before those that the unit still holds: other members' parts of it are in the journal only, from where it is reckoned
    /// (docs/decisions/0010).
    /// </summary>
    private bool IsOutOfReach(int date) => HasLetGo && date < Days.Keys.First();

    private EmissionDayRecord? Sum(int date)
    {
        var categories = new SortedDictionary<(string Category, bool Apart), decimal>(ByCategory);
        var parts = Metering.QualityParts.None;
        var hours = 0;
        var local = MeteringRecords.Date(date);
        foreach (var member in Members.Values)
        {
            var share = member.Share.On(local);
            if (share == 0m)
                continue;
            if (!member.HasSettled(date))
                return null;
            if (!member.Days.TryGetValue(date, out var day))
                continue;
            foreach (var category in day.Categories)
                categories[(category.Category, category.Apart)] = categories.GetValueOrDefault((category.Category, category.Apart)) + category.Tonnes.ToDecimal() * share;
            var scaled = MeteringRecords.Parts(day.Parts);
            parts += scaled * share;
            hours += day.Hours;
        }
        var sum = new EmissionDayRecord { Date = date, Parts = MeteringRecords.Record(parts), Hours = hours };
        sum.Categories.AddRange(categories.Select(c => new CategoryTonnes { Category = c.Key.Category, Apart = c.Key.Apart, Tonnes = DecimalValue.From(c.Value) }));
        return sum;
    }

    /// <summary>Lets go of a member's days that are old and settled here; one that waits for another member stays.</summary>
    private ImmutableSortedDictionary<int, EmissionDayRecord> Trim(ImmutableSortedDictionary<int, EmissionDayRecord> days)
    {
        while (days.Count > Retain && Days.ContainsKey(days.Keys.First()))
            days = days.Remove(days.Keys.First());
        return days;
    }

    private ImmutableSortedDictionary<int, EmissionDayRecord> Newest(ImmutableSortedDictionary<int, EmissionDayRecord> days)
    {
        while (days.Count > Retain)
            days = days.Remove(days.Keys.First());
        return days;
    }
}

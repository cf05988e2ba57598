using Carbon.Boundaries;
using Carbon.Contracts;
using Carbon.Metering;
using FsCheck.Xunit;

namespace Carbon.Tests.Boundaries;

public sealed class DatedMembersTests
{
    private static readonly DateOnly First = new(2026, 3, 1);

    [Fact]
    public void A_share_holds_from_its_first_to_its_last_day()
    {
        var share = DatedShare.Of(Member("source:a", 0.5m, First, First.AddDays(9)));
        Assert.Equal([0m, 0.5m, 0.5m, 0m], new[] { -1, 0, 9, 10 }.Select(d => share.On(First.AddDays(d))));
        Assert.Equal([new SharePiece(First, First.AddDays(10), 0.5m)], share.Within(DateOnly.MinValue, DateOnly.MaxValue));
        Assert.Equal(1m, DatedShare.Whole.On(DateOnly.MaxValue));
        Assert.Empty(DatedShare.None.Within(DateOnly.MinValue, DateOnly.MaxValue));
    }

    [Property]
    public void Shares_are_multiplied_added_and_cut_as_they_are_day_by_day(int seed)
    {
        var random = new Random(seed);
        var (a, b) = (Any(random), Any(random));
        var (times, plus) = (a.Times(b), a.Plus(b));
        for (var day = 0; day < 40; day++)
        {
            var date = First.AddDays(day);
            Assert.Equal(a.On(date) * b.On(date), times.On(date));
            Assert.Equal(a.On(date) + b.On(date), plus.On(date));
        }
        var (from, end) = (First.AddDays(random.Next(20)), First.AddDays(random.Next(20, 40)));
        var cut = plus.Within(from, end).SelectMany(p => Enumerable.Range(0, p.End.DayNumber - p.From.DayNumber).Select(i => (p.From.AddDays(i), p.Share)));
        Assert.Equal(Enumerable.Range(0, end.DayNumber - from.DayNumber).Select(from.AddDays).Where(d => plus.On(d) != 0m).Select(d => (d, plus.On(d))), cut);
    }

    [Fact]
    public void A_unit_waits_for_and_counts_only_who_is_a_member_on_the_day()
    {
        var sums = Consolidation.Empty
            .Over([Member("source:a", 1m, null, First), Member("source:a", 0.25m, First.AddDays(1), null), Member("source:b", 1m, First.AddDays(2), null)])
            .Take(Days("source:a", 3, 8m));
        Assert.Equal([8m, 2m], sums.Settled([]).Select(Tonnes));
        Assert.Equal([8m, 2m, 3m], sums.Take(Days("source:b", 3, 1m)).Settled([]).Select(Tonnes));
    }

    [Fact]
    public void A_day_on_which_all_members_are_gone_comes_to_nothing()
    {
        var sums = Consolidation.Empty.Over([Member("source:a", 1m, null, null)]).Take(Days("source:a", 2, 8m));
        sums = sums.Settle(new EmissionDaysSettled { Feed = 1, Days = { sums.Settled([]) } });
        var gone = sums.Over([Member("source:a", 1m, null, First)]);
        var changed = Assert.Single(gone.Settled(gone.Days.Keys));
        Assert.Equal((20260302, 0m, 1), (changed.Date, Tonnes(changed), changed.Revision));
    }

    [Fact]
    public void The_same_twice_on_a_day_and_days_that_end_before_they_begin_are_refused()
    {
        Assert.Null(MemberRules.Problem([Member("source:a", 1m, null, First), Member("source:a", 1m, First.AddDays(1), null)]));
        Assert.Contains("twice on the same days", MemberRules.Problem([Member("source:a", 0.5m, null, First), Member("source:a", 0.5m, First, null)]));
        Assert.Contains("before its first", MemberRules.Problem([Member("source:a", 1m, First, First.AddDays(-1))]));
        Assert.Contains("yyyymmdd", MemberRules.Problem([new MemberRecord { Entity = "source:a", Share = DecimalValue.From(1m), ValidFrom = 20260230 }]));
    }

    private static decimal Tonnes(EmissionDayRecord day) => day.Categories.Sum(c => c.Tonnes.ToDecimal());

    private static MemberDaysTaken Days(string member, int days, decimal tonnes)
    {
        var taken = new MemberDaysTaken { Member = member, Feed = 1 };
        for (var day = First; day < First.AddDays(days); day = day.AddDays(1))
            taken.Days.Add(new EmissionDayRecord { Date = MeteringRecords.Record(day), Hours = 24, Categories = { new CategoryTonnes { Category = "scope1.combustion", Tonnes = DecimalValue.From(tonnes) } } });
        return taken;
    }

    private static DatedShare Any(Random random)
    {
        var share = DatedShare.None;
        for (var i = random.Next(4); i >= 0; i--)
        {
            var from = random.Next(30);
            share = share.Plus(DatedShare.Of(Member("source:a", random.Next(1, 101) / 100m, random.Next(4) == 0 ? null : First.AddDays(from), random.Next(4) == 0 ? null : First.AddDays(from + random.Next(10)))));
        }
        return share;
    }

    internal static MemberRecord Member(string entity, decimal share, DateOnly? from, DateOnly? to) => new()
    {
        Entity = entity,
        Share = DecimalValue.From(share),
        ValidFrom = from is { } f ? MeteringRecords.Record(f) : 0,
        ValidTo = to is { } t ? MeteringRecords.Record(t) : 0,
    };
}

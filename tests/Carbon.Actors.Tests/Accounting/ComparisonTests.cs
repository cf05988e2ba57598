using Carbon.Accounting.Comparison;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Persistence;
using Carbon.Tests.Entities;
using FsCheck.Xunit;
using Google.Protobuf;

namespace Carbon.Tests.Accounting;

public sealed class ComparisonTests
{
    private const int Days = 60;
    private readonly SourceKit _kit = new();

    [Fact]
    public void A_new_factor_is_all_of_the_difference_and_says_from_what_to_what()
    {
        Feed("a");
        var left = Standing(1m);
        var changed = Record("a", 0.6m);
        changed.Constants[0].Origin = "MEE 2024";
        _kit.Configure(changed);
        _kit.Reckon();
        var found = Compare(left, Standing(1m));
        Assert.Equal(found.Right - found.Left, found.Parts[ChangeCause.Factor]);
        Assert.All(found.Parts.Where(p => p.Key != ChangeCause.Factor), p => Assert.Equal(0m, p.Value));
        var change = Assert.Single(found.Changes);
        Assert.Equal((ChangeCause.Factor, "EF", "0.5366", "0.6", "MEE 2024"), (change.Cause, change.Subject, change.Left, change.Right, change.RightOrigin));
        Assert.Equal(0, found.DaysKept);
    }

    [Fact]
    public void A_share_and_a_reading_are_told_apart()
    {
        Feed("a");
        var left = Standing(1m);
        _kit.Feed("a", 50 * 24, 50 * 24 + 1, _ => 5000m, Days * 24);
        var found = Compare(left, Standing(0.5m));
        var data = TestPlant.Tonnes(5000m) - TestPlant.Tonnes(TestPlant.Value("a", 50 * 24));
        Assert.Equal(data, found.Parts[ChangeCause.Data]);
        Assert.Equal(-0.5m * (found.Left + data), found.Parts[ChangeCause.Boundary]);
        Assert.Equal([ChangeCause.Data, ChangeCause.Boundary], found.Changes.Select(c => c.Cause));
        Assert.Equal("a/energy", found.Changes[0].Subject);
    }

    [Fact]
    public void A_source_that_came_is_a_matter_of_the_boundary()
    {
        Feed("a");
        var found = Compare(SourceStanding.None, Standing(0.25m));
        Assert.Equal((0m, found.Right), (found.Left, found.Parts[ChangeCause.Boundary]));
        Assert.NotEqual(0m, found.Right);
    }

    [Fact]
    public void What_is_proposed_is_compared_before_it_is_configured()
    {
        Feed("a");
        var proposed = Standing(1m) with { Configuration = Record("a", 0.7m), Recomputed = true };
        var found = Compare(Standing(1m), proposed);
        Assert.Equal(Enumerable.Range(0, Days * 24).Sum(h => TestPlant.Tonnes(TestPlant.Value("a", h), 0.7m)), found.Right);
        Assert.Equal(found.Right - found.Left, found.Parts[ChangeCause.Factor]);
    }

    [Fact]
    public void Days_that_cannot_be_reckoned_say_so()
    {
        Feed("a");
        var proposed = Standing(1m) with { Configuration = Record("z", 0.7m), Recomputed = true };
        var found = Compare(Standing(1m), proposed);
        Assert.Equal(Days, found.DaysKept);
        Assert.Equal(found.Left, found.Right);
    }

    [Property(MaxTest = 25)]
    public void The_parts_add_up_to_the_difference_whatever_changed(int seed)
    {
        var random = new Random(seed);
        Feed("a");
        var left = Standing(random.Next(0, 101) / 100m);
        for (var change = random.Next(1, 5); change > 0; change--)
            Change(random);
        var right = Standing(random.Next(0, 101) / 100m) with { Recomputed = random.Next(2) == 0 };
        foreach (var (from, to) in new[] { (left, right), (right, left) })
        {
            var whole = Compare(from, to);
            Assert.Equal(whole.Right - whole.Left, whole.Parts.Values.Sum());
            var cut = random.Next(1, Days);
            var halves = new[] { Compare(from, to, 0, cut), Compare(from, to, cut, Days) };
            Assert.Equal((whole.Left, whole.Right), (halves.Sum(h => h.Left), halves.Sum(h => h.Right)));
            Assert.All(whole.Parts, p => Assert.Equal(p.Value, halves.Sum(h => h.Parts[p.Key])));
        }
        var still = Compare(right, right);
        Assert.Equal(0m, still.Right - still.Left);
        Assert.Empty(still.Changes);
    }

    [Fact]
    public void A_whole_year_of_net_purchases_below_zero_counts_as_nothing_and_its_months_stay_signed()
    {
        var net = Record("a", 1m);
        net.Floor = "year";
        _kit.Configure(net);
        _kit.Feed("a", 0, Days * 24, _ => -10m, Days * 24);
        var sold = Standing(1m);
        _kit.Feed("a", 0, 40 * 24, _ => 30m, Days * 24);
        _kit.Reckon();
        var bought = Standing(0.5m);

        var year = SourceComparison.Compare("s", sold, bought, Year);
        var signed = Compare(sold, bought);
        Assert.Equal(-10m * Days * 24 * 0.001m, signed.Left);
        Assert.Equal((0m, signed.Right, true, false), (year.Left, year.Right, year.Floored, signed.Floored));
        Assert.Equal(signed.Right * 2m, year.Parts[ChangeCause.Data]);
        Assert.Equal(-signed.Right, year.Parts[ChangeCause.Boundary]);

        // A method that no longer floors: all that was cut off comes back as a matter of the method.
        var unbounded = Standing(1m) with { Configuration = Record("a", 1m), Recomputed = true };
        var back = SourceComparison.Compare("s", sold with { Recomputed = true }, sold with { Configuration = unbounded.Configuration, Recomputed = true }, Year);
        Assert.Equal((0m, signed.Left, signed.Left), (back.Left, back.Right, back.Parts[ChangeCause.Method]));
    }

    [Property(MaxTest = 25)]
    public void The_parts_of_a_whole_year_add_up_with_floors_and_with_shares_that_change_by_day(int seed)
    {
        var random = new Random(seed);
        var record = Record("a", 0.5m);
        record.Floor = random.Next(3) == 0 ? "" : "year";
        _kit.Configure(record);
        _kit.Feed("a", 0, Days * 24, _ => random.Next(-60, 50), Days * 24);
        var left = Standing(1m) with { Share = Shares(random) };
        for (var change = random.Next(1, 4); change > 0; change--)
            Change(random);
        var right = Standing(1m) with { Share = Shares(random), Recomputed = random.Next(2) == 0 };
        foreach (var (from, to) in new[] { (left, right), (right, left) })
        {
            var whole = SourceComparison.Compare("s", from, to, Year);
            Assert.Equal(whole.Right - whole.Left, whole.Parts.Values.Sum());
            var halves = new[] { SourceComparison.Compare("s", from, to, Year[..100]), SourceComparison.Compare("s", from, to, Year[100..]) };
            Assert.Equal(Floored(from, halves.Sum(h => h.Left)), whole.Left);
            Assert.Equal(Floored(to, halves.Sum(h => h.Right)), whole.Right);
        }
    }

    private static DateOnly[] Year => [.. Enumerable.Range(0, 365).Select(new DateOnly(SourceKit.Day(0).Year, 1, 1).AddDays)];

    private static decimal Floored(SourceStanding standing, decimal signed) =>
        standing.Configuration!.Floor == "year" && signed * standing.Configuration.Sign < 0m ? 0m : signed;

    private static Func<DateOnly, decimal> Shares(Random random)
    {
        var (before, after, cut) = (random.Next(0, 101) / 100m, random.Next(0, 101) / 100m, SourceKit.Day(random.Next(Days)));
        return day => day < cut ? before : after;
    }

    private void Change(Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                _kit.Feed("a", random.Next(0, Days * 24 - 5), Days * 24, _ => random.Next(100), Days * 24);
                break;
            case 1:
                _kit.Configure(Record("a", random.Next(1, 100) / 100m));
                break;
            case 2:
                _kit.Configure(TestPlant.Source("s", "a + b", ["a", "b"], 0.61m));
                _kit.Again("b", random.Next(0, 40) * 24, Days * 24, h => h % 50);
                break;
            case 3:
                var item = SourceKit.OfItem("ef", 0.5m);
                _kit.Configure(item);
                _kit.Values("ef", random.Next(1, 1000), (24 * 3, 24 * random.Next(4, 50), 0.9m, true));
                break;
            case 4:
                var other = Record("a", 0.5m);
                (other.Formula, other.MethodSource, other.Sign) = ("AD * EF * 2", "M01.elec", random.Next(2) == 0 ? 1 : -1);
                _kit.Configure(other);
                break;
            default:
                _kit.Reckon();
                break;
        }
    }

    private static SourceRecord Record(string meter, decimal factor) => TestPlant.Source("s", meter, [meter], factor);

    private void Feed(string meter)
    {
        _kit.Configure(Record(meter, TestPlant.Factor));
        for (var day = 0; day < Days; day++)
            _kit.Feed(meter, day * 24, day * 24 + 24, h => TestPlant.Value(meter, h));
    }

    private static SourceDifference Compare(SourceStanding left, SourceStanding right, int from = 0, int to = Days) =>
        SourceComparison.Compare("s", left, right, [.. Enumerable.Range(from, to - from).Select(SourceKit.Day)]);

    private SourceStanding Standing(decimal share)
    {
        var history = new SourceHistory();
        foreach (var stored in _kit.Stored)
            history.Take(new RecordedEvent(stored.Sequence, 0, ContractManifests.Of(stored.Event), stored.Event.ToByteArray()));
        return new SourceStanding(history.Configuration, history.Values, history, _ => share, false);
    }
}

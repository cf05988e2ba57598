using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Tests.Entities;
using FsCheck.Xunit;

namespace Carbon.Tests.Accounting;

public sealed class SettledDayTests
{
    [Property(MaxTest = 60)]
    public void Only_days_touched_or_completed_are_looked_at_and_none_is_missed(int seed)
    {
        var random = new Random(seed);
        var kit = new SourceKit();
        kit.Configure(TestPlant.Source("s", "a - b", ["a", "b"]));
        var through = new Dictionary<string, int> { ["a"] = 0, ["b"] = 0 };
        for (var step = 0; step < 40; step++)
        {
            var meter = random.Next(2) == 0 ? "a" : "b";
            var back = random.Next(4) == 0 ? random.Next(0, 60) : 0;
            var (from, to) = (Math.Max(0, through[meter] - back), through[meter] + random.Next(1, 60));
            through[meter] = to;
            var feed = kit.Activity(meter, from, to, _ => random.Next(1000));
            var before = kit.State;
            var taken = new ActivityTaken { Meter = meter, Point = "energy", Feed = feed.Feed, SettledThrough = feed.SettledThrough, Intervals = { feed.Intervals } };
            var (after, accruals) = SourceFold.Follow(before, taken);
            after = SourceFold.Accrue(after, accruals);
            Assert.Equal(SourceDays.Due(after), SourceDays.Due(before, after, accruals));
            kit.Tell(feed);
            if (random.Next(10) == 0)
                kit.Configure(TestPlant.Source("s", "a - b", ["a", "b"], random.Next(100) / 100m));
        }
        Assert.Null(kit.Audit().First);
    }

    [Fact]
    public void A_measuring_point_that_remains_keeps_what_it_fed()
    {
        var kit = new SourceKit();
        kit.Configure(TestPlant.Source("s", "a", ["a"]));
        kit.Feed("a", 0, 73, _ => 10m);
        kit.Configure(TestPlant.Source("s", "a + b", ["a", "b"]));
        Assert.Equal(1, kit.State.Terms[0].Feed);
        kit.Feed("b", 48, 73, _ => 5m);
        Assert.Equal([TestPlant.Tonnes(10m) * 24, TestPlant.Tonnes(10m) * 24, TestPlant.Tonnes(15m) * 24], kit.Days().Values);
        kit.Configure(TestPlant.Source("s", "b", ["b"]));
        Assert.Equal(TestPlant.Tonnes(5m) * 24, kit.Days()[2]);
        Assert.Null(kit.Audit().First);
    }
}

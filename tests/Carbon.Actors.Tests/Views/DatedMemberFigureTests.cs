using Carbon.Contracts;
using Carbon.Persistence;
using Carbon.Tests.Accounting;
using Carbon.Tests.Entities;
using Carbon.Views.Figures;

namespace Carbon.Tests.Views;

public sealed class DatedMemberFigureTests : IDisposable
{
    private const decimal Each = 12.8784m;
    private readonly FigureKit _kit = new();

    public DatedMemberFigureTests()
    {
        var source = new SourceKit("power");
        source.Configure(TestPlant.Source("power", "a", ["a"]));
        source.Feed("a", 0, 40 * 24, _ => 1000m);
        _kit.Project(source);
        // The shop holds half of it from the third to the fifth day, all of it from the sixth; the plant holds the shop from the fourth on.
        var shop = TestPlant.Boundary("shop");
        shop.Members.Add(Member("source:power", 0.5m, TestPlant.Date(2), TestPlant.Date(4)));
        shop.Members.Add(Member("source:power", 1m, TestPlant.Date(5), 0));
        var works = TestPlant.Factory("works");
        works.Members.Add(Member("boundary:shop", 1m, TestPlant.Date(3), 0));
        _kit.Project([
            new StoredEvent(0, "boundary-shop", 1, new BoundaryConfigured { Boundary = shop }),
            new StoredEvent(0, "factory-works", 1, new FactoryConfigured { Factory = works }),
        ]);
    }

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void A_member_counts_with_its_share_of_the_day_in_every_step()
    {
        Assert.Equal([0.5m * Each, 0.5m * Each, 0.5m * Each, Each, Each], _kit.Read("boundary:shop", 0, 7, FigureStep.Day).Select(f => f.Tonnes));
        Assert.Equal([0.5m * Each, 0.5m * Each, Each, Each], _kit.Read("plant:works", 0, 7, FigureStep.Day).Select(f => f.Tonnes));
        foreach (var step in new[] { FigureStep.Month, FigureStep.Quarter, FigureStep.Year })
            Assert.Equal((1m + 35m) * Each, _kit.Read("plant:works", 0, 40, step).Sum(f => f.Tonnes));
        Assert.Equal(Each * 40m, _kit.Read("source:power", 0, 40, FigureStep.Year).Single().Tonnes);
        var hours = _kit.Read("plant:works", 2, 6, FigureStep.Hour);
        Assert.Equal((3 * 24, 2m * Each), (hours.Count, hours.Sum(h => h.Tonnes)));
        Assert.Equal(["power"], _kit.Read("plant:works", 0, 40, FigureStep.Month, FigureSplit.Source).Select(f => f.Key).Distinct());
    }

    private static MemberRecord Member(string entity, decimal share, int from, int to) => new() { Entity = entity, Share = DecimalValue.From(share), ValidFrom = from, ValidTo = to };
}

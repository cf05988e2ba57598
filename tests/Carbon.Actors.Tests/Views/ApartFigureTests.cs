using Carbon.Contracts;
using Carbon.Tests.Accounting;
using Carbon.Tests.Entities;
using Carbon.Views.Figures;

namespace Carbon.Tests.Views;

public sealed class ApartFigureTests : IDisposable
{
    private readonly FigureKit _kit = new();

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void A_source_shown_apart_counts_in_no_total_and_is_seen_in_each_breakdown()
    {
        Feed("power", r => { }, 1000m);
        Feed("forest", r => r.Apart = true, 100m);
        _kit.Plant(("source:power", 1m), ("source:forest", 1m));

        Assert.Equal([12.8784m, 12.8784m], _kit.Read("plant:works", 0, 2, FigureStep.Day).Select(f => f.Tonnes));
        foreach (var split in new[] { FigureSplit.Category, FigureSplit.Source, FigureSplit.Gas })
        {
            var month = _kit.Read("plant:works", 0, 2, FigureStep.Month, split).ToDictionary(f => f.Apart, f => f);
            Assert.Equal((25.7568m, 2.57568m), (month[false].Tonnes, month[true].Tonnes));
            Assert.True(FigureId.TryParse(month[true].Id.ToString(), out var id));
            Assert.Equal(month[true].Id, id);
            Assert.Equal(2.57568m, _kit.Figures.Figure(id)!.Tonnes);
        }
        var own = Assert.Single(_kit.Read("source:forest", 0, 1, FigureStep.Day));
        Assert.True(own.Tonnes == 1.28784m);
    }

    [Theory]
    [InlineData(1, -1000, 0)]
    [InlineData(1, 1000, 25.7568)]
    [InlineData(-1, -1000, 0)]
    [InlineData(-1, 1000, -25.7568)]
    public void A_year_of_a_floored_source_is_at_least_zero_and_its_months_stay_signed(int sign, int quantity, double year)
    {
        Feed("net", r => (r.Floor, r.Sign) = ("year", sign), quantity);
        _kit.Plant(("source:net", 1m));
        var month = Assert.Single(_kit.Read("plant:works", 0, 2, FigureStep.Month));
        Assert.Equal(25.7568m * sign * (quantity / 1000), month.Tonnes);
        var whole = Assert.Single(_kit.Read("plant:works", 0, 2, FigureStep.Year));
        Assert.Equal(((decimal)year, quantity < 0), (whole.Tonnes, whole.Floored));
    }

    [Fact]
    public void A_unit_keeps_what_is_apart_beside_what_counts()
    {
        var day = new EmissionDayRecord { Date = 20260302, Hours = 24 };
        day.Categories.Add(new CategoryTonnes { Category = "scope1.process", Tonnes = DecimalValue.From(2m) });
        var apart = new EmissionDayRecord { Date = 20260302, Hours = 24 };
        apart.Categories.Add(new CategoryTonnes { Category = "scope1.process", Tonnes = DecimalValue.From(5m), Apart = true });
        var sums = Carbon.Boundaries.Consolidation.Empty
            .Over(TestPlant.Boundary("unit", ("source:a", 1m), ("source:b", 0.5m)).Members)
            .Take(new MemberDaysTaken { Member = "source:a", Feed = 1, Days = { day } })
            .Take(new MemberDaysTaken { Member = "source:b", Feed = 1, Days = { apart } });
        var settled = Assert.Single(sums.Settled([20260302]));
        Assert.Equal([(false, 2m), (true, 2.5m)], settled.Categories.Select(c => (c.Apart, c.Tonnes.ToDecimal())));
    }

    private void Feed(string id, Action<SourceRecord> change, decimal quantity)
    {
        var record = TestPlant.Source(id, "a", ["a"]);
        change(record);
        var source = new SourceKit(id);
        source.Configure(record);
        source.Feed("a", 0, 48, _ => quantity);
        _kit.Project(source);
    }
}

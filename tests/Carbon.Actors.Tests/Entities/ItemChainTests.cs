using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Registry;
using Carbon.Registry.Entries;
using Carbon.Tests.Registry;

namespace Carbon.Tests.Entities;

/// <summary>Entries reach the factory through the sources that are bound to their item.</summary>
[Collection("entities")]
public sealed class ItemChainTests : EntityKit
{
    private const decimal Factor = 2.66m;
    private static readonly DateOnly First = new(2027, 3, 1);

    [Fact]
    public async Task An_entry_counts_as_soon_as_it_is_submitted_and_is_taken_back_when_it_is_rejected()
    {
        await PlantAsync();
        await EnterAsync("e", First, 100m);
        await FactorySettlesAsync("works", Month(First, 100m));
        Assert.True((await SourceAsync("boiler")).Days[First].Parts.Review.ToDecimal() > 0m);

        await MoveAsync("e", EntryState.Rejected);
        await FactorySettlesAsync("works", Month(First, 0m));
        Assert.Equal(1, (await FactoryAsync("works")).Sums.Days[MeteringRecords.Record(First)].Revision);
    }

    [Fact]
    public async Task A_correction_and_an_approval_reach_the_factory()
    {
        await PlantAsync();
        await EnterAsync("e", First, 100m);
        await MoveAsync("e", EntryState.Reviewed);
        await MoveAsync("e", EntryState.Approved);
        await EnterAsync("f", First, 62m, "e");
        await MoveAsync("f", EntryState.Reviewed);
        await MoveAsync("f", EntryState.Approved);

        await FactorySettlesAsync("works", Month(First, 62m));
        await AwaitAssertAsync(async () => Assert.Null((await SourceAsync("boiler")).Days[First].Parts.Review), Soon, TimeSpan.FromMilliseconds(50));
        Assert.NotNull((await SourceAsync("boiler")).Days[First].Parts.Manual);
    }

    [Fact]
    public async Task Entries_made_before_the_source_asked_and_while_it_was_deaf_arrive()
    {
        Assert.IsType<Done>(await SendAsync(new ConfigureItem { Item = TestItem.Record("coal"), By = "test" }));
        await EnterAsync("e", First.AddMonths(-1), 28m);
        await PlantAsync();
        Regions.Losses.Lost = c => c is FeedActivity;
        await EnterAsync("f", First, 31m);
        Regions.Losses.Lost = _ => false;
        await EndAsync(Regions.Items, "coal", orderly: true);
        Regions.Items.Tell(new WakeEntity { EntityId = "coal" }, Akka.Actor.ActorRefs.NoSender);

        await FactorySettlesAsync("works", Month(First.AddMonths(-1), 28m).Concat(Month(First, 31m)).ToDictionary());
    }

    [Fact]
    public async Task Dated_values_are_told_to_the_sources_that_use_them()
    {
        var record = TestItem.Record("coal", ItemKind.Analysis, "GJ/t");
        Assert.IsType<Done>(await SendAsync(new ConfigureItem { Item = record, By = "test" }));
        var entry = TestItem.Entry("a", First, First, 21m, mass: 4m);
        Assert.Empty(Assert.IsType<EntriesReply>(await SendAsync(TestItem.Submit(entry))).Refused);

        var feed = Assert.IsType<FeedValues>(await SendAsync(new SubscribeToItem { ItemId = "coal", SourceId = "s", Since = -1 }));

        Assert.Equal((1L, 21m), (feed.Feed, feed.Values.Single().Value.ToDecimal()));
        Assert.IsType<Done>(await SendAsync(new SubscribeToItem { ItemId = "coal", SourceId = "s", Since = 1 }));
    }

    [Fact]
    public async Task A_laboratory_value_changes_the_hours_that_it_holds_for()
    {
        await PlantAsync("hv");
        await EnterAsync("e", First, 100m);
        await FactorySettlesAsync("works", Month(First, 100m));
        Assert.IsType<Done>(await SendAsync(new ConfigureItem { Item = TestItem.Record("hv", ItemKind.Analysis, "tCO2/t"), By = "test" }));

        var samples = TestItem.Submit(TestItem.Entry("a", First, First, 2m, mass: 1m), TestItem.Entry("b", First.AddDays(9), First.AddDays(9), 3m, mass: 3m));
        samples.ItemId = "hv";
        Assert.Equal(2, Assert.IsType<EntriesReply>(await SendAsync(samples)).Made);

        await FactorySettlesAsync("works", Month(First, 100m, 2.75m));
    }

    private async Task PlantAsync(string factor = "")
    {
        Assert.IsType<Done>(await SendAsync(new ConfigureItem { Item = TestItem.Record("coal"), By = "test" }));
        var source = TestPlant.Source("boiler", "c", [], Factor);
        source.Category = "scope1.combustion";
        (source.Activities[0].ToUnit, source.Activities[0].Unit) = (DecimalValue.From(1m), "t");
        source.Activities[0].Terms.Add(new TermRecord { Name = "c", Meter = ItemTerms.Meter("coal"), Point = ItemTerms.Point, Unit = "t" });
        source.Constants[0].Item = factor;
        await ConfigureAsync(source);
        await ConfigureAsync(TestPlant.Factory("works", ("source:boiler", 1m)));
    }

    private async Task EnterAsync(string id, DateOnly month, decimal value, string supersedes = "")
    {
        var reply = Assert.IsType<EntriesReply>(await SendAsync(TestItem.Submit(TestItem.Month(id, month.Year, month.Month, value, supersedes))));
        Assert.Empty(reply.Refused);
    }

    private async Task MoveAsync(string id, EntryState to) => Assert.IsType<Done>(await SendAsync(TestItem.Move(id, to, "li", "looked at it")));

    private static Dictionary<int, decimal> Month(DateOnly month, decimal value, decimal factor = Factor)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TestItem.Zone);
        return Carbon.Registry.Feeding.HourSpread.Of(value, month, month.AddMonths(1).AddDays(-1), zone)
            .GroupBy(h => MeteringRecords.Record(h.Day))
            .ToDictionary(g => g.Key, g => g.Sum(h => decimal.Round(h.Quantity * factor, 9, MidpointRounding.AwayFromZero)));
    }
}

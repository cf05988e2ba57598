using Akka.Actor;
using Carbon.Contracts;
using Google.Protobuf;
using static Carbon.Tests.Entities.TestPlant;

namespace Carbon.Tests.Entities;

[Collection("entities")]
public sealed class RecoveryTests : EntityKit
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_entity_comes_back_with_the_same_answers(bool orderly)
    {
        await PlantAsync();
        await SendAsync(Hours("a", 0, 60));
        await SendAsync(Hours("b", 0, 50));
        await FactorySettlesAsync("works", Days(2, h => Tonnes(Value("a", h) + Value("b", h)) / 2m));
        var meter = await SendAsync(new DescribeMeter { MeterId = "a" });
        var source = await SendAsync(new DescribeSource { SourceId = "s" });

        await EndAllAsync(orderly);

        Assert.Equal(meter, await SendAsync(new DescribeMeter { MeterId = "a" }));
        Assert.Equal(source, await SendAsync(new DescribeSource { SourceId = "s" }));
        await SendAsync(Hours("a", 60, 97));
        await SendAsync(Hours("b", 50, 97));
        await FactorySettlesAsync("works", Days(4, h => Tonnes(Value("a", h) + Value("b", h)) / 2m));
    }

    [Fact]
    public async Task A_snapshot_gives_the_state_that_the_journal_gives()
    {
        await PlantAsync();
        await SendAsync(Readings("a", [.. Enumerable.Range(0, 60).Where(h => h % 7 != 3).Select(h => (h, h % 5 == 0 ? 0m : Value("a", h)))]));
        await SendAsync(Hours("b", 0, 50));
        await SendAsync(Readings("a", (17, 4m), (24, 5m)));
        await ConfigureAsync(Source("s", "a - b", ["a", "b"], 0.41m));
        await ConfigureAsync(Source("s", "b + c", ["b", "c"], 0.42m));
        await AwaitAssertAsync(async () => Assert.Equal(3, (await SourceAsync("s")).Version), Soon);

        var meter = await MeterAsync("a");
        var source = await SourceAsync("s");
        var boundary = await BoundaryAsync("unit");

        Assert.Equal(meter.ToState(), Carbon.Metering.Meter.FromState(Copy(meter.ToState())).ToState());
        Assert.Equal(source.ToState(), Carbon.Accounting.Sources.EmissionSource.FromState(Copy(source.ToState())).ToState());
        Assert.Equal(
            boundary.Sums.ToState(),
            Carbon.Boundaries.Consolidation.FromState(Copy(boundary.Sums.ToState()), boundary.Configuration!.Members).ToState());
    }

    [Fact]
    public async Task The_same_command_again_writes_nothing()
    {
        await PlantAsync();
        await SendAsync(Hours("a", 0, 30));
        await SendAsync(Hours("b", 0, 30));
        await FactorySettlesAsync("works", Days(1, h => Tonnes(Value("a", h) + Value("b", h)) / 2m));
        var before = await CountAsync();

        await PlantAsync();
        var again = Assert.IsType<ReadingsReply>(await SendAsync(Hours("a", 0, 30)));

        Assert.Equal((0, 30), (again.Accepted, again.Duplicates));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Who_subscribed_before_a_unit_was_configured_is_still_fed_after_a_snapshot()
    {
        Regions.Boundaries.Tell(new SubscribeToDays { EntityId = "unit", Subscriber = "factory:works" }, TestActor);
        await ExpectMsgAsync<Done>();
        await EndAsync(Regions.Boundaries, "unit", orderly: true);
        await ConfigureAsync(Meter("a"));
        await ConfigureAsync(Source("s", "a", ["a"]));
        await ConfigureAsync(Boundary("unit", ("source:s", 1m)));
        await EndAsync(Regions.Boundaries, "unit", orderly: false);
        Regions.Boundaries.Tell(new SubscribeToDays { EntityId = "unit", Subscriber = "factory:works" }, TestActor);
        await ExpectMsgAsync<Done>();

        Assert.Single((await StoredAsync("boundary-unit")).OfType<DaySubscriptionAdded>());
    }

    [Fact]
    public async Task What_would_change_the_meaning_of_recorded_days_is_refused()
    {
        await ConfigureAsync(Meter("a"));
        await ConfigureAsync(Source("s", "a", ["a"]));
        var meter = Meter("a");
        meter.TimeZone = "Europe/Berlin";
        var source = Source("s", "a", ["a"]);
        source.TimeZone = "Europe/Berlin";

        Assert.Contains("Asia/Shanghai", Assert.IsType<Refused>(await SendAsync(new ConfigureMeter { Meter = meter })).Reason, StringComparison.Ordinal);
        Assert.Contains("Asia/Shanghai", Assert.IsType<Refused>(await SendAsync(new ConfigureSource { Source = source })).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_twice_or_a_share_beyond_the_whole_is_refused()
    {
        foreach (var unit in new[] { Boundary("u", ("source:s", 0.5m), ("source:s", 0.5m)), Boundary("u", ("source:s", 1.5m)), Boundary("u", ("source:s", 0m)) })
            Assert.IsType<Refused>(await Gateway.SendAsync(new ConfigureBoundary { Boundary = unit }, CancellationToken.None));
        Assert.Empty(await StoredAsync("boundary-u"));
    }

    [Fact]
    public async Task An_unknown_meter_or_point_is_said_for_each_reading()
    {
        var nowhere = Assert.IsType<ReadingsReply>(await SendAsync(Hours("z", 0, 3)));
        Assert.Equal(3, nowhere.Rejected.Count);
        Assert.Empty(await StoredAsync("meter-z"));

        await ConfigureAsync(Meter("a"));
        var command = Hours("a", 0, 2);
        command.Points[0].Point = "volume";
        var reply = Assert.IsType<ReadingsReply>(await SendAsync(command));
        Assert.All(reply.Rejected, r => Assert.Contains("it has energy", r.Reason, StringComparison.Ordinal));
    }

    private async Task PlantAsync()
    {
        await ConfigureAsync(Meter("a"));
        await ConfigureAsync(Meter("b"));
        await ConfigureAsync(Source("s", "a + b", ["a", "b"]));
        await ConfigureAsync(Boundary("unit", ("source:s", 0.5m)));
        await ConfigureAsync(Factory("works", ("boundary:unit", 1m)));
    }

    private async Task EndAllAsync(bool orderly)
    {
        foreach (var (region, id) in new[] { (Regions.Factories, "works"), (Regions.Boundaries, "unit"), (Regions.Sources, "s"), (Regions.Meters, "a"), (Regions.Meters, "b") })
            await EndAsync(region, id, orderly);
        foreach (var (region, id) in new[] { (Regions.Sources, "s"), (Regions.Boundaries, "unit"), (Regions.Factories, "works") })
            region.Tell(new WakeEntity { EntityId = id }, ActorRefs.NoSender);
    }

    private async Task<int> CountAsync()
    {
        var count = 0;
        foreach (var id in new[] { "meter-a", "meter-b", "source-s", "boundary-unit", "factory-works" })
            count += (await StoredAsync(id)).Count;
        return count;
    }

    private static T Copy<T>(T message) where T : IMessage<T>, new() => new MessageParser<T>(() => new T()).ParseFrom(message.ToByteArray());
}

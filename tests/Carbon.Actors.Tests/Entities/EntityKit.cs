using System.Collections.Immutable;
using Akka.Actor;
using Akka.Hosting;
using Akka.Persistence;
using Akka.TestKit.Xunit2;
using Carbon.Accounting.Sources;
using Carbon.Boundaries;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Metering;
using Carbon.Registry;
using Carbon.Registry.Channels;
using Google.Protobuf;
using Microsoft.Extensions.Time.Testing;

namespace Carbon.Tests.Entities;

/// <summary>An actor system with the entities, a journal that can fail, and time that stands still.</summary>
public abstract class EntityKit : TestKit
{
    private const string Config = """
        akka.loglevel = ERROR
        akka.stdout-loglevel = OFF
        akka.log-dead-letters = off
        akka.actor.serializers.contracts = "Carbon.Persistence.ContractSerializer, Carbon.Actors"
        akka.actor.serialization-bindings."Google.Protobuf.IMessage, Google.Protobuf" = contracts
        akka.persistence.max-concurrent-recoveries = 50
        akka.persistence.journal.plugin = "akka.persistence.journal.faulty"
        akka.persistence.journal.faulty {
          class = "Carbon.Tests.Entities.FaultyJournal, Carbon.Actors.Tests"
          plugin-dispatcher = "akka.actor.default-dispatcher"
          circuit-breaker { max-failures = 100000, call-timeout = 20s, reset-timeout = 1s }
        }
        akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem"
        """;

    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    protected EntityKit(string more = "") : base(Akka.Configuration.ConfigurationFactory.ParseString(more).WithFallback(Config))
    {
        Regions = new TestRegions(Sys, Time);
        var registry = ActorRegistry.For(Sys);
        registry.Register<MeterActor>(Regions.Meters);
        registry.Register<EmissionSourceActor>(Regions.Sources);
        registry.Register<BoundaryActor>(Regions.Boundaries);
        registry.Register<FactoryActor>(Regions.Factories);
        registry.Register<DataItemActor>(Regions.Items);
        registry.Register<ChannelsActor>(Regions.Channels);
        Gateway = new EntityGateway(registry, TimeSpan.FromMilliseconds(300));
    }

    protected FakeTimeProvider Time { get; } = new(TestPlant.Day(400));

    protected TestRegions Regions { get; }

    protected EntityGateway Gateway { get; }

    protected IActorRef Journal => Akka.Persistence.Persistence.Instance.Apply(Sys).JournalFor("akka.persistence.journal.faulty");

    protected Task FailAsync(Func<string, Fault> next) => Journal.Ask<FaultPlan>(new FaultPlan(next), Soon);

    /// <summary>All that an entity stored, in order.</summary>
    protected Task<ImmutableList<IMessage>> StoredAsync(string persistenceId) => Journal.Ask<ImmutableList<IMessage>>(new ReadStored(persistenceId), Soon);

    /// <summary>Ends an entity, whose next message brings it back from what is stored.</summary>
    protected static Task EndAsync(IActorRef region, string id, bool orderly) => region.Ask<EndEntity>(new EndEntity(id, orderly), Soon);

    protected async Task<IMessage> SendAsync(IMeterCommand command)
    {
        using var limit = new CancellationTokenSource(Soon);
        return await Gateway.SendAsync(command, limit.Token);
    }

    protected async Task<IMessage> SendAsync(ISourceCommand command)
    {
        using var limit = new CancellationTokenSource(Soon);
        return await Gateway.SendAsync(command, limit.Token);
    }

    protected async Task<IMessage> SendAsync(IItemCommand command)
    {
        using var limit = new CancellationTokenSource(Soon);
        return await Gateway.SendAsync(command, limit.Token);
    }

    protected async Task ConfigureAsync(BoundaryRecord boundary) =>
        Assert.IsType<Done>(await Gateway.SendAsync(new ConfigureBoundary { Boundary = boundary, By = "test" }, CancellationToken.None));

    protected async Task ConfigureAsync(FactoryRecord factory) =>
        Assert.IsType<Done>(await Gateway.SendAsync(new ConfigureFactory { Factory = factory, By = "test" }, CancellationToken.None));

    protected async Task ConfigureAsync(MeterRecord meter) =>
        Assert.IsType<Done>(await SendAsync(new ConfigureMeter { Meter = meter, By = "test" }));

    protected async Task ConfigureAsync(SourceRecord source) =>
        Assert.IsType<Done>(await SendAsync(new ConfigureSource { Source = source, By = "test" }));

    /// <summary>A meter from its journal alone.</summary>
    protected async Task<Meter> MeterAsync(string id) => (await StoredAsync($"meter-{id}")).Aggregate(Meter.Unknown, (m, e) => m.Apply(e));

    /// <summary>A source from its journal alone.</summary>
    protected async Task<EmissionSource> SourceAsync(string id) => (await StoredAsync($"source-{id}")).Aggregate(EmissionSource.Unknown, (s, e) => s.Apply(e));

    /// <summary>A data item from its journal alone.</summary>
    protected async Task<DataItem> ItemAsync(string id) => (await StoredAsync($"item-{id}")).Aggregate(DataItem.Unknown, (i, e) => i.Apply(e));

    /// <summary>A boundary from its journal alone.</summary>
    protected async Task<Boundary> BoundaryAsync(string id) => (await StoredAsync($"boundary-{id}")).Aggregate(Boundary.Unknown, (b, e) => b.Apply(e));

    /// <summary>A factory from its journal alone.</summary>
    protected async Task<Factory> FactoryAsync(string id) => (await StoredAsync($"factory-{id}")).Aggregate(Factory.Unknown, (f, e) => f.Apply(e));

    /// <summary>Waits until a factory's settled days are these tonnes.</summary>
    protected Task FactorySettlesAsync(string id, IReadOnlyDictionary<int, decimal> tonnes) => AwaitAssertAsync(
        async () => Assert.Equal(tonnes.OrderBy(t => t.Key), TestPlant.Tonnes((await FactoryAsync(id)).Sums.Days.Values).OrderBy(t => t.Key)),
        Soon,
        TimeSpan.FromMilliseconds(50));
}

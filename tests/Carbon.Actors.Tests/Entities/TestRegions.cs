using Akka.Actor;
using Carbon.Accounting.Sources;
using Carbon.Boundaries;
using Carbon.Metering;
using Carbon.Persistence;
using Carbon.Registry;
using Carbon.Registry.Channels;

namespace Carbon.Tests.Entities;

/// <summary>The kinds of entities behind regions in small.</summary>
public sealed class TestRegions : EntityRegions
{
    public TestRegions(ActorSystem system, TimeProvider time)
    {
        Meters = Region(system, "meters", id => Props.Create(() => new MeterActor(id, this, time)));
        Sources = Region(system, "sources", id => Props.Create(() => new EmissionSourceActor(id, this, time)));
        Boundaries = Region(system, "boundaries", id => Props.Create(() => new BoundaryActor(id, this, time)));
        Factories = Region(system, "factories", id => Props.Create(() => new FactoryActor(id, this, time)));
        Items = Region(system, "items", id => Props.Create(() => new DataItemActor(id, this, time)));
        Channels = Region(system, "channels", id => Props.Create(() => new ChannelsActor(id, this, time)));
    }

    public Losses Losses { get; } = new();

    public override IActorRef Meters { get; }

    public override IActorRef Sources { get; }

    public override IActorRef Boundaries { get; }

    public override IActorRef Factories { get; }

    public override IActorRef Items { get; }

    public override IActorRef Channels { get; }

    private IActorRef Region(ActorSystem system, string name, Func<string, Props> props) =>
        system.ActorOf(Props.Create(() => new TestRegion(props, Losses)), name);
}

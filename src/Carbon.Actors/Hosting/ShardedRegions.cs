using Akka.Actor;
using Akka.Cluster.Sharding;
using Carbon.Persistence;

namespace Carbon.Hosting;

/// <summary>The regions of a running cluster node, looked up when first used.</summary>
public sealed class ShardedRegions(ActorSystem system) : EntityRegions
{
    /// <summary>Type names as sharding knows them; also the first part of persistence ids. Never changed.</summary>
    internal const string Meter = "meter", Source = "source", Boundary = "boundary", Factory = "factory", Item = "item", ChannelSet = "channels";

    /// <inheritdoc/>
    public override IActorRef Meters => Region(Meter);

    /// <inheritdoc/>
    public override IActorRef Sources => Region(Source);

    /// <inheritdoc/>
    public override IActorRef Boundaries => Region(Boundary);

    /// <inheritdoc/>
    public override IActorRef Factories => Region(Factory);

    /// <inheritdoc/>
    public override IActorRef Items => Region(Item);

    /// <inheritdoc/>
    public override IActorRef Channels => Region(ChannelSet);

    private IActorRef Region(string type) => ClusterSharding.Get(system).ShardRegion(type);
}

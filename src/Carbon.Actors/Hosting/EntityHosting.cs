using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Carbon.Accounting.Sources;
using Carbon.Boundaries;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using Carbon.Registry;
using Carbon.Registry.Channels;
using Carbon.Views.Figures;

namespace Carbon.Hosting;

/// <summary>Puts the entities on a cluster node.</summary>
public static class EntityHosting
{
    /// <summary>Shards of a plant. Fixed: another number would give entities another home.</summary>
    public const int PlantShards = 30;

    /// <summary>A cluster of one node that joins itself; strict serialization with the contracts only.</summary>
    public static AkkaConfigurationBuilder WithSingleNodeCluster(this AkkaConfigurationBuilder akka) => akka
        .ConfigureLoggers(loggers =>
        {
            loggers.ClearLoggers();
            loggers.AddLoggerFactory();
            loggers.LogLevel = Akka.Event.LogLevel.WarningLevel;
        })
        .WithStrictSerialization()
        .WithCustomSerializer("contracts", ContractManifests.Types, system => new ContractSerializer(system))
        .WithRemoting("127.0.0.1", 0)
        .WithClustering(new ClusterOptions { Roles = ["plant"], SeedNodes = [] })
        .AddHocon(
            """
            akka.cluster.split-brain-resolver.down-all-when-unstable = off
            akka.cluster.shutdown-after-unsuccessful-join-seed-nodes = off
            akka.cluster.run-coordinated-shutdown-when-down = on
            akka.coordinated-shutdown.phases.cluster-sharding-shutdown-region.timeout = 8s
            akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
            akka.scheduler.tick-duration = 50ms
            """,
            HoconAddMode.Prepend)
        .AddStartup((system, _) =>
        {
            var cluster = Akka.Cluster.Cluster.Get(system);
            cluster.Join(cluster.SelfAddress);
        });

    /// <summary>The shard regions of meters, sources, boundaries, factories, data items and channels.</summary>
    /// <param name="akka">The actor system.</param>
    /// <param name="time">The clock of the entities.</param>
    /// <param name="journal">What entities stored, so that sources and units restate days they no longer hold; null: those days stay as they are, and pending.</param>
    public static AkkaConfigurationBuilder WithEntities(this AkkaConfigurationBuilder akka, TimeProvider time, IEntityJournal? journal = null)
    {
        var histories = journal is null ? null : new SourceHistories(journal);
        var units = journal is null ? null : new UnitHistories(journal);
        var feeds = journal is null ? null : new SettledFeeds(journal);
        return akka
            .WithRegion<MeterActor>(ShardedRegions.Meter, regions => id => Props.Create(() => new MeterActor(id, regions, time)))
            .WithRegion<EmissionSourceActor>(ShardedRegions.Source, regions => id => Props.Create(() => new EmissionSourceActor(id, regions, time, histories, feeds)))
            .WithRegion<BoundaryActor>(ShardedRegions.Boundary, regions => id => Props.Create(() => new BoundaryActor(id, regions, time, units, feeds)))
            .WithRegion<FactoryActor>(ShardedRegions.Factory, regions => id => Props.Create(() => new FactoryActor(id, regions, time, units)))
            .WithRegion<DataItemActor>(ShardedRegions.Item, regions => id => Props.Create(() => new DataItemActor(id, regions, time)))
            .WithRegion<ChannelsActor>(ShardedRegions.ChannelSet, regions => id => Props.Create(() => new ChannelsActor(id, regions, time)));
    }

    /// <summary>Collects the open hours that the sources of this process publish.</summary>
    public static AkkaConfigurationBuilder WithLiveEmissions(this AkkaConfigurationBuilder akka, LiveEmissions live) =>
        akka.WithActors((system, _) => system.ActorOf(Props.Create(() => new LiveEmissionsActor(live)), "live-emissions"));

    private static AkkaConfigurationBuilder WithRegion<TActor>(this AkkaConfigurationBuilder akka, string type, Func<EntityRegions, Func<string, Props>> props) =>
        akka.WithShardRegion<TActor>(type, (system, _, _) => props(new ShardedRegions(system)), new CommandExtractor(PlantShards), Options());

    private static ShardOptions Options() => new()
    {
        Role = "plant",
        StateStoreMode = StateStoreMode.DData,
        RememberEntities = false,
        PassivateIdleEntityAfter = TimeSpan.FromHours(2),
        HandOffStopMessage = new StopEntity(),
    };
}

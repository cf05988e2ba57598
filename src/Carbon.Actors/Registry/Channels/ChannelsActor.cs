using Akka.Actor;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Registry.Channels;

/// <summary>The channels of a plant at work: decides by <see cref="ChannelDecisions"/>.</summary>
public sealed class ChannelsActor(string id, EntityRegions regions, TimeProvider time) : EntityActor<PlantChannels>("channels", id, PlantChannels.Unknown)
{
    /// <inheritdoc/>
    protected override IActorRef Home => regions.Channels;

    /// <inheritdoc/>
    protected override Decision<PlantChannels>? Decide(IMessage command) => ChannelDecisions.Decide(State, command, time.GetUtcNow());

    /// <inheritdoc/>
    protected override PlantChannels Apply(PlantChannels state, IMessage @event) => state.Apply(@event);

    /// <inheritdoc/>
    protected override IMessage Snapshot(PlantChannels state)
    {
        var snapshot = new ChannelsState();
        snapshot.Channels.AddRange(state.Channels.Values);
        return snapshot;
    }

    /// <inheritdoc/>
    protected override PlantChannels Restore(IMessage snapshot) =>
        new(PlantChannels.Unknown.Channels.AddRange(((ChannelsState)snapshot).Channels.Select(c => KeyValuePair.Create(c.Id, c))));
}

using Akka.Actor;
using Carbon.Contracts;
using Carbon.Persistence;
using Carbon.Registry.Feeding;
using Google.Protobuf;

namespace Carbon.Registry;

/// <summary>A data item at work: decides by <see cref="DataItemDecisions"/>, and feeds the emission sources that asked for it.</summary>
public sealed class DataItemActor(string id, EntityRegions regions, TimeProvider time) : EntityActor<DataItem>("item", id, DataItem.Unknown)
{
    /// <inheritdoc/>
    protected override IActorRef Home => regions.Items;

    /// <inheritdoc/>
    protected override Decision<DataItem>? Decide(IMessage command) => DataItemDecisions.Decide(State, command, time.GetUtcNow());

    /// <inheritdoc/>
    protected override DataItem Apply(DataItem state, IMessage @event) => state.Apply(@event);

    /// <inheritdoc/>
    protected override IMessage Snapshot(DataItem state) => DataItemSnapshot.Of(state);

    /// <inheritdoc/>
    protected override DataItem Restore(IMessage snapshot) => DataItemSnapshot.Item((DataItemState)snapshot);

    /// <summary>Tells how far the item is, so that a source that missed the last feed asks for it.</summary>
    protected override void Recovered()
    {
        foreach (var source in State.Subscribers)
        {
            if (ItemFeeds.Head(State, source) is { } head)
                regions.Sources.Tell(head);
        }
    }

    /// <inheritdoc/>
    protected override void Announce(IReadOnlyList<IMessage> events)
    {
        foreach (var @event in events)
        {
            foreach (var source in State.Subscribers)
            {
                if (ItemFeeds.Of(State, @event, source) is { } feed)
                    regions.Sources.Tell(feed);
            }
        }
    }
}

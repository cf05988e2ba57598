using Akka.Actor;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Accounting.Sources;

/// <summary>An emission source at work: fed by meters, it feeds the units that asked for its days.</summary>
public sealed class EmissionSourceActor(string id, EntityRegions regions, TimeProvider time)
    : EntityActor<EmissionSource>("source", id, EmissionSource.Unknown)
{
    private LiveAccount _live = LiveAccount.Empty;

    /// <inheritdoc/>
    protected override IActorRef Home => regions.Sources;

    /// <inheritdoc/>
    protected override Decision<EmissionSource>? Decide(IMessage command)
    {
        if (command is LiveActivity activity)
            return Live(activity);
        if (command is FeedActivity feed && SourceDecisions.Misses(State, feed))
            Subscribe();
        return command is Done or Refused
            ? Decision<EmissionSource>.Answer(State, null)
            : SourceDecisions.Decide(State, command, time.GetUtcNow());
    }

    /// <inheritdoc/>
    protected override EmissionSource Apply(EmissionSource state, IMessage @event) => state.Apply(@event);

    /// <inheritdoc/>
    protected override IMessage Snapshot(EmissionSource state) => state.ToState();

    /// <inheritdoc/>
    protected override EmissionSource Restore(IMessage snapshot) => EmissionSource.FromState((SourceState)snapshot);

    /// <inheritdoc/>
    protected override bool IsFed => true;

    /// <inheritdoc/>
    protected override void CatchUp() => Subscribe();

    /// <inheritdoc/>
    protected override void Recovered()
    {
        Subscribe();
        regions.TellFeed($"source:{EntityId}", State.Feed, State.Subscribers);
    }

    /// <inheritdoc/>
    protected override void Announce(IReadOnlyList<IMessage> events)
    {
        if (events.Any(e => e is SourceConfigured))
        {
            _live = LiveAccount.Empty;
            Subscribe();
        }
        foreach (var settled in events.OfType<EmissionDaysSettled>())
            regions.FeedDays($"source:{EntityId}", settled, State.Subscribers);
    }

    /// <summary>Says what the open hours come to; nothing of it is stored.</summary>
    private Decision<EmissionSource> Live(LiveActivity activity)
    {
        if (State.Configuration is not null)
        {
            _live = _live.Take(State, activity);
            Context.System.EventStream.Publish(new LiveEmission(EntityId, _live.Hours(State)));
        }
        return Decision<EmissionSource>.Answer(State, null);
    }

    private void Subscribe()
    {
        foreach (var term in State.Terms)
        {
            if (ItemTerms.IsItem(term.Meter, out var item))
                regions.Items.Tell(new SubscribeToItem { ItemId = item, SourceId = EntityId, Since = term.Feed }, Self);
            else
                regions.Meters.Tell(new SubscribeToPoint { MeterId = term.Meter, Point = term.Point, SourceId = EntityId, Since = term.Feed }, Self);
        }
        foreach (var item in State.Configuration?.Constants.Select(c => c.Item).Where(i => i.Length > 0).Distinct() ?? [])
            regions.Items.Tell(new SubscribeToItem { ItemId = item, SourceId = EntityId, Since = State.Values.GetValueOrDefault(item)?.Feed ?? -1 }, Self);
    }
}

using Akka.Actor;
using Akka.Event;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Accounting.Sources;

/// <summary>An emission source at work: fed by meters, it feeds the units that asked for its days.</summary>
/// <param name="id">Id of the source.</param>
/// <param name="regions">Where the other entities are.</param>
/// <param name="time">The clock.</param>
/// <param name="histories">Reckons days the source no longer holds; null: they stay pending.</param>
/// <param name="feeds">Feeds units with days the source no longer holds; null: with those it holds.</param>
public sealed class EmissionSourceActor(string id, EntityRegions regions, TimeProvider time, SourceHistories? histories = null, SettledFeeds? feeds = null)
    : EntityActor<EmissionSource>("source", id, EmissionSource.Unknown)
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private LiveAccount _live = LiveAccount.Empty;
    private bool _reckoning;
    private int _warned;

    /// <inheritdoc/>
    protected override IActorRef Home => regions.Sources;

    /// <inheritdoc/>
    protected override Decision<EmissionSource>? Decide(IMessage command)
    {
        if (command is LiveActivity activity)
            return Live(activity);
        if (command is FeedActivity feed && SourceDecisions.Misses(State, feed))
            Subscribe();
        if (command is TakeHistory history)
            Reckoned(history);
        if (command is SubscribeToDays subscribe && feeds is not null && State.HasLetGo)
        {
            if (subscribe.Since != State.Feed)
                feeds.Send(subscribe, $"source:{EntityId}", State.Feed, LastSequenceNr, regions.Of(subscribe.Subscriber), e => _log.Warning(e, "{0}: days that it no longer holds cannot be fed now, it is tried again", PersistenceId));
            return SourceDecisions.Subscribe(State, subscribe, partly: false, fedOtherwise: true);
        }
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
    protected override void CatchUp()
    {
        Subscribe();
        Reckon();
    }

    /// <inheritdoc/>
    protected override void Recovered()
    {
        Subscribe();
        regions.TellFeed($"source:{EntityId}", State.Feed, State.Subscribers);
        Reckon();
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
        Reckon();
    }

    /// <summary>Has days that are no longer held reckoned where they are still to be; what comes of it arrives as a message.</summary>
    private void Reckon()
    {
        if (_reckoning || !State.HistoryPending)
            return;
        if (histories is not null)
        {
            _reckoning = true;
            histories.ReckonAsync(EntityId, State, LastSequenceNr).PipeTo(Self);
        }
        else if (_warned != State.Account)
        {
            _warned = State.Account;
            _log.Warning("{0}: there is no journal to read the days from that it no longer holds; they keep their figures until there is one", PersistenceId);
        }
    }

    private void Reckoned(TakeHistory history)
    {
        _reckoning = false;
        if (history.Problem.Length > 0)
            _log.Warning("{0}: days that it no longer holds cannot be reckoned now, it is tried again: {1}", PersistenceId, history.Problem);
        else if (history.Account != State.Account)
            Reckon();
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

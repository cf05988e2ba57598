using Akka.Actor;
using Akka.Event;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Boundaries;

/// <summary>What a boundary and a factory at work have in common: members feed them, they feed the units above.</summary>
/// <param name="kind">boundary or factory.</param>
/// <param name="id">Id of the unit.</param>
/// <param name="initial">A unit of which nothing is known.</param>
/// <param name="regions">Where the other entities are.</param>
/// <param name="histories">Reckons days the unit no longer holds; null: they stay pending.</param>
public abstract class UnitActor<TState>(string kind, string id, TState initial, EntityRegions regions, UnitHistories? histories)
    : EntityActor<TState>(kind, id, initial)
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private bool _reckoning;
    private readonly string _self = $"{kind}:{id}";
    private readonly bool _isFactory = kind == "factory";

    /// <summary>The sums within the state.</summary>
    protected abstract Consolidation Sums(TState state);

    /// <summary>Decides on the unit's own commands.</summary>
    protected abstract Decision<TState>? DecideUnit(IMessage command);

    /// <inheritdoc/>
    protected sealed override IActorRef Home => _isFactory ? regions.Factories : regions.Boundaries;

    /// <inheritdoc/>
    protected sealed override Decision<TState>? Decide(IMessage command)
    {
        if (command is FeedDays feed && ConsolidationDecisions.Misses(Sums(State), feed))
            Subscribe(feed.Member);
        if (command is TakeHistory history)
            Reckoned(history);
        return command is Done or Refused ? Decision<TState>.Answer(State, null) : DecideUnit(command);
    }

    /// <inheritdoc/>
    protected sealed override bool IsFed => true;

    /// <inheritdoc/>
    protected sealed override void CatchUp()
    {
        SubscribeToAll();
        Reckon();
    }

    /// <inheritdoc/>
    protected sealed override void Recovered()
    {
        SubscribeToAll();
        regions.TellFeed(_self, Sums(State).Feed, Sums(State).Subscribers);
        Reckon();
    }

    /// <inheritdoc/>
    protected sealed override void Announce(IReadOnlyList<IMessage> events)
    {
        if (events.Any(e => e is BoundaryConfigured or FactoryConfigured))
            SubscribeToAll();
        foreach (var settled in events.OfType<EmissionDaysSettled>())
            regions.FeedDays(_self, settled, Sums(State).Subscribers);
        Reckon();
    }

    /// <summary>Has days that are no longer held reckoned where they are still to be; what comes of it arrives as a message.</summary>
    private void Reckon()
    {
        if (_reckoning || histories is null || !Sums(State).HistoryPending)
            return;
        _reckoning = true;
        histories.ReckonAsync(PersistenceId, Sums(State), LastSequenceNr).PipeTo(Self);
    }

    private void Reckoned(TakeHistory history)
    {
        _reckoning = false;
        if (history.Problem.Length > 0)
            _log.Warning("{0}: days that it no longer holds cannot be reckoned now, it is tried again: {1}", PersistenceId, history.Problem);
        else if (history.Account != Sums(State).Account)
            Reckon();
    }

    private void SubscribeToAll()
    {
        foreach (var member in Sums(State).Members.Keys)
            Subscribe(member);
    }

    private void Subscribe(string member) => regions.SubscribeToDays(member, _self, Sums(State).Members[member].Feed, Self);
}

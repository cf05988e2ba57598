using Akka.Actor;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Boundaries;

/// <summary>What a boundary and a factory at work have in common: members feed them, they feed the units above.</summary>
public abstract class UnitActor<TState>(string kind, string id, TState initial, EntityRegions regions)
    : EntityActor<TState>(kind, id, initial)
{
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
        return command is Done or Refused ? Decision<TState>.Answer(State, null) : DecideUnit(command);
    }

    /// <inheritdoc/>
    protected sealed override bool IsFed => true;

    /// <inheritdoc/>
    protected sealed override void CatchUp() => SubscribeToAll();

    /// <inheritdoc/>
    protected sealed override void Recovered()
    {
        SubscribeToAll();
        regions.TellFeed(_self, Sums(State).Feed, Sums(State).Subscribers);
    }

    /// <inheritdoc/>
    protected sealed override void Announce(IReadOnlyList<IMessage> events)
    {
        if (events.Any(e => e is BoundaryConfigured or FactoryConfigured))
            SubscribeToAll();
        foreach (var settled in events.OfType<EmissionDaysSettled>())
            regions.FeedDays(_self, settled, Sums(State).Subscribers);
    }

    private void SubscribeToAll()
    {
        foreach (var member in Sums(State).Members.Keys)
            Subscribe(member);
    }

    private void Subscribe(string member) => regions.SubscribeToDays(member, _self, Sums(State).Members[member].Feed, Self);
}

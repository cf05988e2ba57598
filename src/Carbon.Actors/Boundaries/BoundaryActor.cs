using Akka.Event;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Boundaries;

/// <summary>An accounting boundary at work.</summary>
public sealed class BoundaryActor(string id, EntityRegions regions, TimeProvider time, UnitHistories? histories = null, SettledFeeds? feeds = null)
    : UnitActor<Boundary>("boundary", id, Boundary.Unknown, regions, histories)
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly EntityRegions _regions = regions;

    /// <inheritdoc/>
    protected override Consolidation Sums(Boundary state) => state.Sums;

    /// <inheritdoc/>
    protected override Decision<Boundary>? DecideUnit(IMessage command)
    {
        if (command is not SubscribeToDays subscribe || feeds is null || !State.Sums.HasLetGo)
            return BoundaryDecisions.Decide(State, command, time.GetUtcNow());
        if (subscribe.Since != State.Sums.Feed)
            feeds.Send(subscribe, $"boundary:{EntityId}", State.Sums.Feed, LastSequenceNr, _regions.Of(subscribe.Subscriber), e => _log.Warning(e, "{0}: days that it no longer holds cannot be fed now, it is tried again", PersistenceId));
        return BoundaryDecisions.Subscribe(State, subscribe, fedOtherwise: true);
    }

    /// <inheritdoc/>
    protected override Boundary Apply(Boundary state, IMessage @event) => state.Apply(@event);

    /// <inheritdoc/>
    protected override IMessage Snapshot(Boundary state) => new BoundaryState
    {
        Boundary = state.Configuration,
        Consolidation = state.Sums.ToState(),
        Filed = state.Filed is null || state.Filed.Equals(state.Configuration) ? null : state.Filed,
        Unfiled = state.Filed is null,
    };

    /// <inheritdoc/>
    protected override Boundary Restore(IMessage snapshot)
    {
        var state = (BoundaryState)snapshot;
        return new Boundary(state.Boundary, Consolidation.FromState(state.Consolidation, state.Boundary?.Members ?? []))
        {
            Filed = state.Filed ?? (state.Unfiled ? null : state.Boundary),
        };
    }
}

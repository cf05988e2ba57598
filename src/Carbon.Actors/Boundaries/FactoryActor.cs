using Carbon.Boundaries.Settings;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Boundaries;

/// <summary>A factory at work: the root of its boundaries.</summary>
public sealed class FactoryActor(string id, EntityRegions regions, TimeProvider time, UnitHistories? histories = null)
    : UnitActor<Factory>("factory", id, Factory.Unknown, regions, histories)
{
    /// <inheritdoc/>
    protected override Consolidation Sums(Factory state) => state.Sums;

    /// <inheritdoc/>
    protected override Decision<Factory>? DecideUnit(IMessage command) => FactoryDecisions.Decide(State, command, time.GetUtcNow());

    /// <inheritdoc/>
    protected override Factory Apply(Factory state, IMessage @event) => state.Apply(@event);

    /// <inheritdoc/>
    protected override IMessage Snapshot(Factory state) => new FactoryState
    {
        Factory = state.Configuration,
        Filed = state.Filed is null || state.Filed.Equals(state.Configuration) ? null : state.Filed,
        Consolidation = state.Sums.ToState(),
        Settings = state.Settings.ToState(),
    };

    /// <inheritdoc/>
    protected override Factory Restore(IMessage snapshot)
    {
        var state = (FactoryState)snapshot;
        return new Factory(state.Factory, Consolidation.FromState(state.Consolidation, state.Factory?.Members ?? []))
        {
            Filed = state.Filed ?? state.Factory,
            Settings = PlantSettings.FromState(state.Settings),
        };
    }
}

using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Persistence;

/// <summary>
/// A persistent, sharded entity: receive, decide, persist, apply, reply. The answer goes out in the callback of the write, never before;
/// a failed write stops the actor without an answer, so that the sender retries against what the journal really holds.
/// </summary>
/// <typeparam name="TState">Immutable state.</typeparam>
public abstract class EntityActor<TState> : UntypedPersistentActor
{
    private const int SnapshotEvery = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(10);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private long _snapshotAt;
    private int _pendingSnapshots;
    private bool _stopping;
    private ICancelable? _asking;

    /// <summary>Creates the entity <paramref name="kind"/>-<paramref name="id"/>.</summary>
    protected EntityActor(string kind, string id, TState initial)
    {
        EntityId = id;
        PersistenceId = $"{kind}-{id}";
        State = initial;
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    /// <summary>Id within the kind.</summary>
    protected string EntityId { get; }

    /// <summary>What the journal holds so far.</summary>
    protected TState State { get; private set; }

    /// <summary>The region that this entity lives in.</summary>
    protected abstract IActorRef Home { get; }

    /// <summary>Decides on a command; null: the command is not known.</summary>
    protected abstract Decision<TState>? Decide(IMessage command);

    /// <summary>Applies a stored event during recovery.</summary>
    protected abstract TState Apply(TState state, IMessage @event);

    /// <summary>State for a snapshot.</summary>
    protected abstract IMessage Snapshot(TState state);

    /// <summary>State of a snapshot.</summary>
    protected abstract TState Restore(IMessage snapshot);

    /// <summary>What is to be told to others once the events are durable.</summary>
    protected virtual void Announce(IReadOnlyList<IMessage> events)
    {
    }

    /// <summary>Runs once after recovery, before the first command.</summary>
    protected virtual void Recovered()
    {
    }

    /// <summary>True for an entity that others feed: it asks them now and then, since a message to an entity that is just ending is lost.</summary>
    protected virtual bool IsFed => false;

    /// <summary>Asks for what may have been missed.</summary>
    protected virtual void CatchUp()
    {
    }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        base.PreStart();
        if (IsFed)
            _asking = Context.System.Scheduler.ScheduleTellRepeatedlyCancelable(AskEvery, AskEvery, Self, new WakeEntity { EntityId = EntityId }, Self);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _asking?.Cancel();
        base.PostStop();
    }

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer { Snapshot: IMessage snapshot } offer:
                State = Restore(snapshot);
                _snapshotAt = offer.Metadata.SequenceNr;
                break;
            case IMessage @event:
                State = Apply(State, @event);
                break;
            case RecoveryCompleted:
                Recovered();
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case StopEntity:
                Stop();
                break;
            case WakeEntity:
                CatchUp();
                break;
            case IMessage command:
                Handle(command);
                break;
            case SaveSnapshotSuccess saved:
                DeleteSnapshots(new SnapshotSelectionCriteria(saved.Metadata.SequenceNr - 2 * SnapshotEvery));
                SnapshotEnded();
                break;
            case SaveSnapshotFailure failure:
                _log.Warning(failure.Cause, "{0}: a snapshot could not be saved; the journal is complete, only the next start takes longer", PersistenceId);
                SnapshotEnded();
                break;
            case DeleteSnapshotsSuccess or DeleteSnapshotsFailure:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        _log.Error(cause, "{0}: event {1} was not written", PersistenceId, sequenceNr);
        Sender.Tell(new Refused { Reason = $"The journal did not take the event: {cause.Message}" });
    }

    /// <inheritdoc/>
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        _log.Warning(cause, "{0}: the journal did not confirm event {1}; the entity starts again from what is stored", PersistenceId, sequenceNr);
        Context.System.Scheduler.ScheduleTellOnce(Pause, Home, new WakeEntity { EntityId = EntityId }, ActorRefs.NoSender);
    }

    private void Handle(IMessage command)
    {
        Decision<TState>? decision;
        try
        {
            decision = Decide(command);
        }
        catch (Exception e)
        {
            _log.Error(e, "{0}: {1} cannot be taken; nothing changed", PersistenceId, command.Descriptor.Name);
            Sender.Tell(new Refused { Reason = $"{command.Descriptor.Name} cannot be taken by {PersistenceId}: {e.Message}" });
            return;
        }
        if (decision is null)
        {
            Unhandled(command);
            return;
        }
        if (decision.Events.IsEmpty)
        {
            State = decision.After;
            Answer(decision.Reply);
            return;
        }
        var left = decision.Events.Count;
        PersistAll<IMessage>(decision.Events, _ =>
        {
            if (--left > 0)
                return;
            State = decision.After;
            Answer(decision.Reply);
            Announce(decision.Events);
            if (LastSequenceNr - _snapshotAt >= SnapshotEvery)
                TakeSnapshot();
        });
    }

    private void Answer(IMessage? reply)
    {
        if (reply is not null)
            Sender.Tell(reply);
    }

    private void TakeSnapshot()
    {
        _snapshotAt = LastSequenceNr;
        _pendingSnapshots++;
        SaveSnapshot(Snapshot(State));
    }

    private void Stop()
    {
        _stopping = true;
        if (LastSequenceNr > _snapshotAt)
            TakeSnapshot();
        if (_pendingSnapshots == 0)
            Context.Stop(Self);
    }

    private void SnapshotEnded()
    {
        _pendingSnapshots--;
        if (_stopping && _pendingSnapshots == 0)
            Context.Stop(Self);
    }
}

using Akka.Actor;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Tests.Entities;

/// <summary>Ends an entity: at once, or in an orderly way with a snapshot. Answered when it is gone.</summary>
public sealed record EndEntity(string Id, bool Orderly);

/// <summary>Messages that get lost on their way to an entity.</summary>
public sealed class Losses
{
    private volatile Func<IEntityCommand, bool> _lost = _ => false;

    public Func<IEntityCommand, bool> Lost
    {
        get => _lost;
        set => _lost = value;
    }
}

/// <summary>A shard region in small: an entity a child, made when spoken to; what comes while one ends is kept for the next.</summary>
public sealed class TestRegion(Func<string, Props> props, Losses losses) : UntypedActor
{
    private readonly Dictionary<string, IActorRef> _entities = [];
    private readonly Dictionary<IActorRef, List<(object Message, IActorRef Sender)>> _ending = [];

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Restart);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case EndEntity end:
                End(end);
                break;
            case Terminated gone:
                Gone(gone.ActorRef);
                break;
            case IEntityCommand command when losses.Lost(command):
                break;
            case IEntityCommand command:
                Deliver(command.EntityId, ThroughBytes(command), Sender);
                break;
        }
    }

    private static object ThroughBytes(IEntityCommand command) =>
        ContractManifests.Parse(ContractManifests.Of(command), ((IMessage)command).ToByteArray());

    private void Deliver(string id, object message, IActorRef sender)
    {
        if (!_entities.TryGetValue(id, out var entity))
        {
            _entities[id] = entity = Context.ActorOf(props(id));
            Context.Watch(entity);
        }
        if (_ending.TryGetValue(entity, out var kept))
            kept.Add((message, sender));
        else
            entity.Tell(message, sender);
    }

    private void End(EndEntity end)
    {
        if (!_entities.TryGetValue(end.Id, out var entity))
        {
            Sender.Tell(end);
            return;
        }
        if (_ending.TryAdd(entity, []))
        {
            if (end.Orderly)
                entity.Tell(new StopEntity());
            else
                Context.Stop(entity);
        }
        _ending[entity].Add((end, Sender));
    }

    private void Gone(IActorRef entity)
    {
        var id = _entities.First(e => e.Value.Equals(entity)).Key;
        _entities.Remove(id);
        if (!_ending.Remove(entity, out var kept))
            return;
        foreach (var (message, sender) in kept)
        {
            if (message is EndEntity)
                sender.Tell(message);
            else
                Deliver(id, message, sender);
        }
    }
}

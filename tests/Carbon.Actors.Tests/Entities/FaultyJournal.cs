using System.Collections.Immutable;
using Akka.Persistence;
using Akka.Persistence.Journal;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Tests.Entities;

/// <summary>What goes wrong with a write.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It fails and nothing is stored.</summary>
    BeforeWrite,

    /// <summary>It is stored and still reported as failed.</summary>
    AfterWrite,

    /// <summary>The journal refuses the event.</summary>
    Rejection,
}

/// <summary>Which write goes wrong, by the entity that writes.</summary>
public sealed record FaultPlan(Func<string, Fault> Next);

/// <summary>Asks for everything that an entity has stored.</summary>
public sealed record ReadStored(string PersistenceId);

/// <summary>A journal in memory that keeps bytes under manifests, as a database does, and fails as planned.</summary>
public sealed class FaultyJournal : MemoryJournal
{
    private FaultPlan _plan = new(_ => Fault.None);

    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        var writes = messages.Select(ThroughBytes).ToList();
        var fault = writes.Select(w => _plan.Next(w.PersistenceId)).FirstOrDefault(f => f != Fault.None);
        switch (fault)
        {
            case Fault.BeforeWrite:
                throw new IOException("database or disk is full");
            case Fault.Rejection:
                return [.. writes.Select(_ => new FormatException("no room for such an event"))];
        }
        var outcome = await base.WriteMessagesAsync(writes, cancellationToken);
        return fault == Fault.AfterWrite ? throw new IOException("the connection broke after the commit") : outcome;
    }

    protected override bool ReceivePluginInternal(object message)
    {
        switch (message)
        {
            case FaultPlan plan:
                _plan = plan;
                Sender.Tell(plan, Self);
                return true;
            case ReadStored read:
                Sender.Tell(Read(read.PersistenceId, 1, long.MaxValue, long.MaxValue).Select(r => (IMessage)r.Payload).ToImmutableList(), Self);
                return true;
            default:
                return base.ReceivePluginInternal(message);
        }
    }

    private static AtomicWrite ThroughBytes(AtomicWrite write) =>
        new(((IImmutableList<IPersistentRepresentation>)write.Payload).Select(r => r.WithPayload(ThroughBytes(r.Payload))).ToImmutableList());

    private static IMessage ThroughBytes(object message) => ContractManifests.Parse(ContractManifests.Of(message), ((IMessage)message).ToByteArray());
}

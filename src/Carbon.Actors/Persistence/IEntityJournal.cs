using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Persistence;

/// <summary>One event of an entity as it stands in the journal.</summary>
/// <param name="sequence">Place among the entity's events, from 1.</param>
/// <param name="written">When it was written (ms); 0 in journals that did not note it.</param>
/// <param name="manifest">Which message it is.</param>
/// <param name="message">Its bytes; only valid until the next event is asked for.</param>
public readonly ref struct RecordedEvent(long sequence, long written, string manifest, ReadOnlySpan<byte> message)
{
    /// <summary>Place among the entity's events, from 1.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>When it was written (ms); 0 in journals that did not note it.</summary>
    public long Written { get; } = written;

    /// <summary>Which message it is.</summary>
    public string Manifest { get; } = manifest;

    /// <summary>Its bytes; only valid until the next event is asked for.</summary>
    public ReadOnlySpan<byte> Message { get; } = message;

    /// <summary>The message.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public IMessage Parse() => ContractManifests.Parse(Manifest, Message.ToArray());
}

/// <summary>Takes the next event; false: enough.</summary>
public delegate bool TakeEvent(RecordedEvent recorded);

/// <summary>What single entities have stored, for reckonings that need more than an entity holds. Entities know nothing of files.</summary>
public interface IEntityJournal
{
    /// <summary>Hands on the events of an entity up to a sequence number, oldest first, as long as they are wanted.</summary>
    /// <param name="persistenceId">For example <c>source-boiler</c>.</param>
    /// <param name="through">Sequence number of the last.</param>
    /// <param name="take">Takes each.</param>
    void Read(string persistenceId, long through, TakeEvent take);
}

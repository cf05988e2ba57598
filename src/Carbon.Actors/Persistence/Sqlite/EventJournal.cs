using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;
using Akka.Persistence.Journal;
using Akka.Serialization;

namespace Carbon.Persistence.Sqlite;

/// <summary>
/// The embedded journal of a terminal as a plugin of Akka.Persistence. Why not Akka.Persistence.Sql, as at headquarters: docs/decisions/0009.
/// </summary>
public sealed class EventJournal : AsyncWriteJournal
{
    private readonly Serialization _serialization = Context.System.Serialization;
    private readonly TimeProvider _time = Context.System.Settings.Setup.Get<JournalClock>().Select(c => c.Time).GetOrElse(TimeProvider.System);
    private readonly EventWriter _writer;
    private readonly EventReplay _reader;

    /// <summary>Created by Akka.Persistence; <c>file</c> is where the events are.</summary>
    public EventJournal(Config config)
    {
        var file = config.GetString("file");
        _writer = new EventWriter(file);
        _reader = new EventReplay(file, _serialization);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        // What was handed over before is still stored; the actors that wait for it are told by nobody, as after a crash.
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.PostStop();
    }

    /// <inheritdoc/>
    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        var rows = new List<EventRow>();
        var rejected = ImmutableList.CreateBuilder<Exception>();
        foreach (var write in messages)
            rejected.Add(Collect(write, rows)!);
        if (rows.Count > 0)
            await _writer.StoreAsync(rows).ConfigureAwait(false);
        return rejected.Exists(r => r is not null) ? rejected.ToImmutable() : null!;
    }

    /// <inheritdoc/>
    public override async Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken)
    {
        await _writer.SettledAsync().ConfigureAwait(false);
        return await Task.Run(() => _reader.Highest(persistenceId), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task ReplayMessagesAsync(
        IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<IPersistentRepresentation> recoveryCallback) =>
        Task.Run(() => _reader.Replay(persistenceId, fromSequenceNr, toSequenceNr, max, recoveryCallback));

    /// <inheritdoc/>
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        _writer.DeleteAsync(persistenceId, toSequenceNr);

    /// <summary>Adds the rows of a write; gives the reason where one of its events cannot be serialized, and adds none then.</summary>
    private Exception? Collect(AtomicWrite write, List<EventRow> rows)
    {
        var before = rows.Count;
        try
        {
            foreach (var persistent in (IImmutableList<IPersistentRepresentation>)write.Payload)
                rows.Add(Row(persistent));
            return null;
        }
        catch (Exception e)
        {
            rows.RemoveRange(before, rows.Count - before);
            return e;
        }
    }

    private EventRow Row(IPersistentRepresentation persistent)
    {
        var serializer = _serialization.FindSerializerFor(persistent.Payload);
        return new EventRow(
            persistent.PersistenceId,
            persistent.SequenceNr,
            _time.GetUtcNow().ToUnixTimeMilliseconds(),
            serializer.Identifier,
            Serialization.ManifestFor(serializer, persistent.Payload),
            _serialization.Serialize(persistent.Payload),
            persistent.WriterGuid);
    }
}

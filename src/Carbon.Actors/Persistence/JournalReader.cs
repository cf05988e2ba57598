using Carbon.Contracts;
using Google.Protobuf;
using Microsoft.Data.Sqlite;

namespace Carbon.Persistence;

/// <summary>One stored event with its place in the journal.</summary>
/// <param name="Ordering">Place in the whole journal.</param>
/// <param name="PersistenceId">Entity that stored it, for example <c>meter-mains</c>.</param>
/// <param name="Sequence">Place among the entity's events, from 1.</param>
/// <param name="Event">The event.</param>
public sealed record StoredEvent(long Ordering, string PersistenceId, long Sequence, IMessage Event)
{
    /// <summary>Kind of the entity: the persistence id before the first dash.</summary>
    public string Kind => PersistenceId.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? PersistenceId[..dash] : PersistenceId;

    /// <summary>Id of the entity within its kind.</summary>
    public string EntityId => PersistenceId[(PersistenceId.IndexOf('-', StringComparison.Ordinal) + 1)..];
}

/// <summary>An event that cannot be read.</summary>
public sealed class DamagedEventException(long ordering, string persistenceId, long sequence, Exception cause)
    : Exception($"Event {sequence} of {persistenceId} (place {ordering} of the journal) cannot be read: {cause.Message}", cause)
{
    /// <summary>Place in the whole journal.</summary>
    public long Ordering { get; } = ordering;
}

/// <summary>
/// Reads the SQLite journal in the order in which it was written, without an actor system: for projections, rebuilding and verification.
/// Its <c>ordering</c> is drawn inside the one serialized write transaction, so no event appears behind a position once passed.
/// </summary>
public sealed class JournalReader(string file) : IDisposable
{
    private const string Columns = "ordering, persistence_id, sequence_number, identifier, manifest, message";
    private readonly SqliteConnection _connection = Open(file);
    private bool _hasTable;

    /// <summary>Up to <paramref name="limit"/> events after a position, oldest first. A journal without tables has none.</summary>
    /// <exception cref="DamagedEventException">A stored event cannot be read.</exception>
    public IReadOnlyList<StoredEvent> After(long ordering, int limit)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM journal WHERE ordering > $after AND deleted = 0 ORDER BY ordering LIMIT $limit";
        command.Parameters.AddWithValue("$after", ordering);
        command.Parameters.AddWithValue("$limit", limit);
        return Read(command);
    }

    /// <summary>Events of one entity by sequence number.</summary>
    /// <exception cref="DamagedEventException">A stored event cannot be read.</exception>
    public IReadOnlyList<StoredEvent> Of(string persistenceId, long from, long to)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM journal WHERE persistence_id = $id AND sequence_number BETWEEN $from AND $to AND deleted = 0 ORDER BY sequence_number";
        command.Parameters.AddWithValue("$id", persistenceId);
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        return Read(command);
    }

    /// <summary>The highest position; 0 for an empty journal.</summary>
    public long Highest()
    {
        if (!HasTable())
            return 0;
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(ordering), 0) FROM journal";
        return (long)command.ExecuteScalar()!;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private IReadOnlyList<StoredEvent> Read(SqliteCommand command)
    {
        if (!HasTable())
            return [];
        var events = new List<StoredEvent>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            events.Add(Parse(reader));
        return events;
    }

    private static StoredEvent Parse(SqliteDataReader reader)
    {
        var (ordering, persistenceId, sequence) = (reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2));
        try
        {
            if (reader.GetInt32(3) != ContractSerializer.SerializerId)
                throw new FormatException($"it was written by a serializer with the identifier {reader.GetInt32(3)}, which is not ours");
            return new StoredEvent(ordering, persistenceId, sequence, ContractManifests.Parse(reader.GetString(4), (byte[])reader.GetValue(5)));
        }
        catch (Exception e) when (e is FormatException or InvalidCastException)
        {
            throw new DamagedEventException(ordering, persistenceId, sequence, e);
        }
    }

    private bool HasTable() => _hasTable || (_hasTable = LookForTable());

    private bool LookForTable()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'journal'";
        return (long)command.ExecuteScalar()! == 1;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 30, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}

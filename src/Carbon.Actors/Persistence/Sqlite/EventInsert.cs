using Microsoft.Data.Sqlite;

namespace Carbon.Persistence.Sqlite;

/// <summary>The connection that writes, with its prepared statement.</summary>
internal sealed class EventInsert : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteParameter[] _values;

    /// <summary>Opens the file.</summary>
    public EventInsert(string file)
    {
        _connection = EventTable.OpenWriter(file);
        _insert = _connection.CreateCommand();
        _insert.CommandText =
            """
            INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid)
            VALUES ($created, 0, $id, $sequence, $message, $manifest, $identifier, $writer)
            """;
        _values =
        [
            new("$created", SqliteType.Integer), new("$id", SqliteType.Text), new("$sequence", SqliteType.Integer), new("$message", SqliteType.Blob),
            new("$manifest", SqliteType.Text), new("$identifier", SqliteType.Integer), new("$writer", SqliteType.Text),
        ];
        _insert.Parameters.AddRange(_values);
        _insert.Prepare();
    }

    /// <summary>Stores rows as one transaction: when it returns, all are on the disk; when it throws, none is known to be.</summary>
    /// <exception cref="SqliteException">The database did not take them.</exception>
    public void Store(IEnumerable<EventRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        foreach (var row in rows)
        {
            _values[0].Value = row.Created;
            _values[1].Value = row.PersistenceId;
            _values[2].Value = row.Sequence;
            _values[3].Value = row.Message;
            _values[4].Value = row.Manifest;
            _values[5].Value = row.Serializer;
            _values[6].Value = row.Writer;
            _insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    /// <summary>Marks an entity's events up to one as deleted; rows stay.</summary>
    public void Delete(string persistenceId, long to)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "UPDATE journal SET deleted = 1 WHERE persistence_id = $id AND sequence_number <= $to";
        command.Parameters.AddWithValue("$id", persistenceId);
        command.Parameters.AddWithValue("$to", to);
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}

using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;
using Microsoft.Data.Sqlite;

namespace Carbon.Benchmarks.Core;

/// <summary>Writes a journal that would take a year to come about.</summary>
internal sealed class BulkInsert : IDisposable
{
    private const int Together = 100_000;
    private readonly Dictionary<string, long> _sequences = [];
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private SqliteTransaction _transaction;
    private int _waiting;

    /// <summary>Makes the table as the journal has it.</summary>
    public BulkInsert(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Run(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144;
            CREATE TABLE journal (
              ordering INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, created INTEGER NOT NULL, deleted INTEGER NOT NULL,
              persistence_id TEXT NOT NULL, sequence_number INTEGER NOT NULL, message BLOB NOT NULL,
              manifest TEXT NULL, identifier INTEGER NULL, writer_uuid TEXT NULL);
            """);
        _insert = _connection.CreateCommand();
        _insert.CommandText =
            $"INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid) VALUES (1, 0, $id, $sequence, $message, $manifest, {ContractSerializer.SerializerId}, '7d1c2c1e-6e0b-4b9e-9c53-0c6f6f2f7c55')";
        _insert.Parameters.AddRange(new SqliteParameter[] { new("$id", SqliteType.Text), new("$sequence", SqliteType.Integer), new("$message", SqliteType.Blob), new("$manifest", SqliteType.Text) });
        _transaction = _connection.BeginTransaction();
        _insert.Transaction = _transaction;
    }

    /// <summary>Adds an entity's next event.</summary>
    public void Add(string persistenceId, IMessage @event)
    {
        var sequence = _sequences[persistenceId] = _sequences.GetValueOrDefault(persistenceId) + 1;
        _insert.Parameters[0].Value = persistenceId;
        _insert.Parameters[1].Value = sequence;
        _insert.Parameters[2].Value = @event.ToByteArray();
        _insert.Parameters[3].Value = ContractManifests.Of(@event);
        _insert.ExecuteNonQuery();
        if (++_waiting < Together)
            return;
        _transaction.Commit();
        _transaction = _connection.BeginTransaction();
        _insert.Transaction = _transaction;
        _waiting = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transaction.Commit();
        Run("CREATE UNIQUE INDEX journal_uq ON journal (persistence_id, sequence_number); PRAGMA wal_checkpoint(TRUNCATE);");
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

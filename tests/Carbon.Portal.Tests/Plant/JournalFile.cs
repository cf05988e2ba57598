using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;
using Microsoft.Data.Sqlite;

namespace Carbon.Portal.Tests.Plant;

/// <summary>Writes events into a journal file as the persistence plugin lays it out.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private long _ordering;

    public JournalFile(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; CREATE TABLE journal (ordering INTEGER PRIMARY KEY, persistence_id TEXT, sequence_number INTEGER, identifier INTEGER, manifest TEXT, message BLOB, deleted INTEGER, created INTEGER); CREATE UNIQUE INDEX journal_uq ON journal (persistence_id, sequence_number)");
    }

    public IReadOnlyList<StoredEvent> Append(IEnumerable<(string Entity, IMessage Event)> events, DateTimeOffset written)
    {
        using var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO journal VALUES ($o, $p, $s, $i, $m, $b, 0, $c)";
        var stored = new List<StoredEvent>();
        foreach (var (entity, message) in events)
        {
            var sequence = _sequences[entity] = _sequences.GetValueOrDefault(entity) + 1;
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$o", ++_ordering);
            command.Parameters.AddWithValue("$p", entity);
            command.Parameters.AddWithValue("$s", sequence);
            command.Parameters.AddWithValue("$i", ContractSerializer.SerializerId);
            command.Parameters.AddWithValue("$m", ContractManifests.Of(message));
            command.Parameters.AddWithValue("$b", message.ToByteArray());
            command.Parameters.AddWithValue("$c", written.ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
            stored.Add(new StoredEvent(_ordering, entity, sequence, message));
        }
        transaction.Commit();
        return stored;
    }

    public void Dispose() => _connection.Dispose();

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

using Akka.Actor;
using Akka.Persistence;
using Akka.Serialization;

namespace Carbon.Persistence.Sqlite;

/// <summary>Reads an entity's events for its recovery.</summary>
internal sealed class EventReplay(string file, Serialization serialization)
{
    /// <summary>The highest number that an entity has used; 0: none.</summary>
    public long Highest(string persistenceId)
    {
        using var connection = EventTable.OpenReader(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(sequence_number), 0) FROM journal WHERE persistence_id = $id";
        command.Parameters.AddWithValue("$id", persistenceId);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Hands on at most <paramref name="most"/> events of an entity in order.</summary>
    public void Replay(string persistenceId, long from, long to, long most, Action<IPersistentRepresentation> take)
    {
        if (most <= 0 || from > to)
            return;
        using var connection = EventTable.OpenReader(file);
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT sequence_number, identifier, manifest, message, writer_uuid, created FROM journal
            WHERE persistence_id = $id AND sequence_number BETWEEN $from AND $to AND deleted = 0 ORDER BY sequence_number LIMIT $most
            """;
        command.Parameters.AddWithValue("$id", persistenceId);
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        command.Parameters.AddWithValue("$most", most);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var manifest = reader.IsDBNull(2) ? "" : reader.GetString(2);
            var payload = serialization.Deserialize((byte[])reader.GetValue(3), reader.GetInt32(1), manifest);
            take(new Persistent(
                payload, reader.GetInt64(0), persistenceId, manifest, false, ActorRefs.NoSender,
                reader.IsDBNull(4) ? "" : reader.GetString(4), reader.GetInt64(5)));
        }
    }
}

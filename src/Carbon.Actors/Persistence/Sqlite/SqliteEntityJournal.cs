using SQLitePCL;

namespace Carbon.Persistence.Sqlite;

/// <summary>Reads what single entities stored from the SQLite journal, beside the node that writes it.</summary>
public sealed class SqliteEntityJournal(string file) : IEntityJournal
{
    /// <inheritdoc/>
    public void Read(string persistenceId, long through, TakeEvent take)
    {
        if (!File.Exists(file))
            return;
        using var connection = EventTable.OpenReader(file);
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT sequence_number, created, manifest, message FROM journal
            WHERE persistence_id = $id AND sequence_number <= $through AND deleted = 0 ORDER BY sequence_number
            """;
        command.Parameters.AddWithValue("$id", persistenceId);
        command.Parameters.AddWithValue("$through", through);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            // The bytes are looked at where SQLite has them: a year of a source is some nine thousand of such rows.
            var bytes = raw.sqlite3_column_blob(reader.Handle, 3);
            if (!take(new RecordedEvent(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), bytes)))
                return;
        }
    }
}

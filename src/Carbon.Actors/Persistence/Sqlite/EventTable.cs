using Microsoft.Data.Sqlite;

namespace Carbon.Persistence.Sqlite;

/// <summary>
/// The table of events. Names and columns are those of Akka.Persistence.Sql, so that its tools read the file; of its indexes there is only the
/// one that fences a second incarnation of an entity, since each further one costs a quarter of the writing speed and nothing asks for them.
/// </summary>
internal static class EventTable
{
    private const string Ddl =
        """
        CREATE TABLE IF NOT EXISTS journal (
          ordering INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, created INTEGER NOT NULL, deleted INTEGER NOT NULL,
          persistence_id TEXT NOT NULL, sequence_number INTEGER NOT NULL, message BLOB NOT NULL,
          manifest TEXT NULL, identifier INTEGER NULL, writer_uuid TEXT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS journal_uq ON journal (persistence_id, sequence_number);
        """;

    /// <summary>A commit is on the disk when it returns; the log is moved into the file every 32 MB, which costs two writes to the disk.</summary>
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA wal_autocheckpoint=8192; PRAGMA cache_size=-16384;";

    /// <summary>Opens the one connection that writes; makes the table where it is missing.</summary>
    public static SqliteConnection OpenWriter(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Default Timeout=30;Pooling=False");
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas + Ddl;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection for reading, from a pool.</summary>
    public static SqliteConnection OpenReader(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Default Timeout=30;Pooling=True");
        connection.Open();
        return connection;
    }
}

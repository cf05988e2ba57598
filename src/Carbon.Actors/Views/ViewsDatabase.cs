using Carbon.Persistence;
using LinqToDB;
using LinqToDB.Data;
using Microsoft.Data.Sqlite;

namespace Carbon.Views;

/// <summary>The views of a node: one SQLite file with one writer, apart from the journal.</summary>
/// <param name="folder">Data folder of the node; must exist.</param>
public sealed class ViewsDatabase(string folder)
{
    private readonly DataOptions _options = SqliteJournal.Options(Path.Combine(folder, "views.db"));

    /// <summary>The file.</summary>
    public string File => Path.Combine(folder, "views.db");

    /// <summary>A connection for queries.</summary>
    public DataConnection Query() => new(_options);

    /// <summary>Opens the one connection that writes; makes the tables, anew where they are of another version.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = Open();
        if (VersionOf(connection) is var version && version == ViewsSchema.Version)
            return connection;
        if (version != 0)
        {
            connection.Dispose();
            Delete();
            connection = Open();
        }
        using var transaction = connection.BeginTransaction();
        Execute(connection, ViewsSchema.Ddl);
        Execute(connection, $"PRAGMA user_version={ViewsSchema.Version}");
        transaction.Commit();
        return connection;
    }

    /// <summary>Removes the views, so that they are built anew from the journal.</summary>
    public void Delete()
    {
        SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            System.IO.File.Delete(File + suffix);
    }

    private SqliteConnection Open()
    {
        // Views can be rebuilt: NORMAL loses no consistency, only perhaps the last transactions, which are then projected again.
        var connection = new SqliteConnection($"Data Source={File};Default Timeout=30;Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=30000;");
        return connection;
    }

    private static long VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

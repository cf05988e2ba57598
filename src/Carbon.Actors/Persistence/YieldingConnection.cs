using System.Data.Common;
using LinqToDB.Interceptors;

namespace Carbon.Persistence;

/// <summary>
/// Sets up each SQLite connection of snapshots and view queries, and first leaves the caller's thread: the driver's asynchronous methods run
/// synchronously. Commits need not reach the disk at once: what a power cut takes of snapshots is in the journal.
/// </summary>
public sealed class YieldingConnection : ConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=30000;";

    /// <inheritdoc/>
    public override void ConnectionOpened(ConnectionEventData eventData, DbConnection connection) => SetUp(connection);

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(ConnectionEventData eventData, DbConnection connection, CancellationToken cancellationToken)
    {
        await Task.Yield();
        SetUp(connection);
    }

    private static void SetUp(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}

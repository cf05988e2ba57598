using System.Data.Common;
using LinqToDB.Interceptors;

namespace Carbon.Persistence;

/// <summary>
/// Sets up each SQLite connection, and first leaves the caller's thread: the driver's asynchronous methods run synchronously, so that
/// without this the journal's write stage blocks in every commit and never gathers a batch (docs/decisions/0005).
/// </summary>
public sealed class YieldingConnection : ConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;";

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

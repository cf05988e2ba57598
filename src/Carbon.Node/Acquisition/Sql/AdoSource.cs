using System.Data;
using System.Data.Common;
using Carbon.Node.Acquisition.Rows;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using MySqlConnector;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>A database that has a provider for .NET.</summary>
internal sealed class AdoSource(SqlProvider provider, TimeSpan timeout, Func<DbConnection> create) : ISqlSource
{
    private const int LongestText = 1000;
    private readonly DbConnection connection = create();
    private SqlRows? brokenOff;

    /// <inheritdoc/>
    public bool Spent => brokenOff is not null;

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellation) => connection.OpenAsync(cancellation);

    /// <inheritdoc/>
    public async Task<SqlRows> ReadAsync(SqlRequest request, CancellationToken cancellation)
    {
        // SQLite runs to the end on the caller's thread unless it is interrupted.
        await using var interrupt = cancellation.Register(() =>
        {
            if (connection is SqliteConnection { Handle: { } handle })
                SQLitePCL.raw.sqlite3_interrupt(handle);
        });
        try
        {
            return await SliceAsync(request, cancellation);
        }
        catch (SqliteException failure) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellation);
        }
        catch (Exception failure) when (brokenOff is not null && failure is DbException or InvalidOperationException)
        {
            return brokenOff;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<SqlRows> SliceAsync(SqlRequest request, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = request.Select.Text;
        command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        foreach (var name in request.Select.Order.Distinct())
            command.Parameters.Add(Parameter(command, name, request.Parameters[name]));
        var rows = await ReadAsync(command, request, cancellation);
        await transaction.RollbackAsync(cancellation);
        return rows;
    }

    private async Task<SqlRows> ReadAsync(DbCommand command, SqlRequest request, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var places = SqlColumns.Find(request.Columns, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add([.. places.Select(place => Cell(reader, place))]);
            if (rows.Count < request.MostRows)
                continue;
            var full = new SqlRows(rows, Truncated: true);
            // Nothing says how many rows are still to come: they are not waited for, and the connection is given up.
            if (!request.Select.UsesLimit)
            {
                brokenOff = full;
                command.Cancel();
            }
            return full;
        }
        return new(rows, Truncated: false);
    }

    private static object? Cell(DbDataReader reader, int place)
    {
        try
        {
            return reader.GetValue(place) switch
            {
                DBNull => null,
                string { Length: > LongestText } => new CellFault($"is a text of more than {LongestText} characters"),
                MySqlDateTime { IsValidDateTime: false } => new CellFault("is no valid time"),
                var value => value,
            };
        }
        catch (Exception failure) when (failure is OverflowException or InvalidCastException or FormatException or ArgumentException or NotSupportedException)
        {
            return new CellFault($"cannot be fetched: {failure.Message}");
        }
    }

    /// <summary>A transaction that reads only where the database has such; it is always taken back.</summary>
    private async Task<DbTransaction> BeginAsync(CancellationToken cancellation)
    {
        if (connection is MySqlConnection mySql)
            return await mySql.BeginTransactionAsync(IsolationLevel.ReadCommitted, isReadOnly: true, cancellation);
        if (connection is SqliteConnection sqlite)
            return sqlite.BeginTransaction(deferred: true);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        if (provider != SqlProvider.PostgreSql)
            return transaction;
        await using var readOnly = connection.CreateCommand();
        (readOnly.Transaction, readOnly.CommandText) = (transaction, "SET TRANSACTION READ ONLY");
        await readOnly.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    private DbParameter Parameter(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@{name}";
        parameter.Value = (value, provider) switch
        {
            (DateTimeOffset instant, SqlProvider.PostgreSql) => instant.UtcDateTime,
            (DateTime local, SqlProvider.Sqlite) => local.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture),
            _ => value,
        };
        // datetime would round to 3.3 ms and could step over a row.
        if (parameter is SqlParameter { Value: DateTime } sqlServer)
            sqlServer.SqlDbType = SqlDbType.DateTime2;
        return parameter;
    }
}

namespace Carbon.Node.Acquisition.Sql.Odbc;

/// <summary>A database that has an ODBC driver. Its calls block: callers run them apart.</summary>
internal sealed class OdbcSource(string connectionString, TimeSpan timeout) : ISqlSource
{
    private const int LoginTimeout = 103, AccessMode = 101, AutoCommit = 102, Version = 200, QueryTimeout = 0;
    private const short Rollback = 1;
    private readonly Lock gate = new();
    private OdbcHandle? environment;
    private OdbcHandle? connection;
    private bool connected;

    /// <inheritdoc/>
    public bool Spent => false;

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            var odbc = OdbcLibrary.Instance;
            environment = new(OdbcLibrary.Environment, null);
            environment.Check(odbc.SetEnvironment(environment.Value, Version, 3, 0));
            connection = new(OdbcLibrary.Connection, environment);
            odbc.SetConnection(connection.Value, LoginTimeout, (nint)Math.Ceiling(timeout.TotalSeconds), 0);
            odbc.SetConnection(connection.Value, AccessMode, 1, 0);
            using var memory = new OdbcMemory();
            connection.Check(odbc.Connect(connection.Value, 0, memory.Text(connectionString), (short)connectionString.Length, 0, 0, 0, 0));
            connected = true;
            odbc.SetConnection(connection.Value, AutoCommit, 0, 0);
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<SqlRows> ReadAsync(SqlRequest request, CancellationToken cancellation)
    {
        lock (gate)
        {
            using var memory = new OdbcMemory();
            using var statement = new OdbcHandle(OdbcLibrary.Statement, connection);
            using var cancel = cancellation.Register(() => OdbcLibrary.Instance.Cancel(statement.Value));
            OdbcLibrary.Instance.SetStatement(statement.Value, QueryTimeout, (nint)Math.Ceiling(timeout.TotalSeconds), 0);
            OdbcParameters.Bind(statement, request, memory);
            statement.Check(OdbcLibrary.Instance.Execute(statement.Value, memory.Text(request.Select.Positional), request.Select.Positional.Length));
            var rows = Rows(new OdbcResult(statement, memory), request, cancellation);
            OdbcLibrary.Instance.EndTransaction(OdbcLibrary.Connection, connection!.Value, Rollback);
            return Task.FromResult(rows);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (connected)
                OdbcLibrary.Instance.Disconnect(connection!.Value);
            connected = false;
            connection?.Dispose();
            environment?.Dispose();
        }
        return ValueTask.CompletedTask;
    }

    private static SqlRows Rows(OdbcResult result, SqlRequest request, CancellationToken cancellation)
    {
        var places = SqlColumns.Find(request.Columns, result.Columns);
        // Some drivers give the cells of a row only from left to right.
        var order = places.Index().OrderBy(p => p.Item).ToList();
        var rows = new List<object?[]>();
        while (rows.Count < request.MostRows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!result.Next())
                return new(rows, Truncated: false);
            var row = new object?[places.Length];
            foreach (var (index, place) in order)
                row[index] = result.Cell(place);
            rows.Add(row);
        }
        return new(rows, Truncated: true);
    }
}

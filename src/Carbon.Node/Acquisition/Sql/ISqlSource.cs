namespace Carbon.Node.Acquisition.Sql;

/// <summary>One connection to a database. Used by one caller at a time; after a failure it is thrown away.</summary>
internal interface ISqlSource : IAsyncDisposable
{
    /// <summary>A result was broken off: the connection is not used again.</summary>
    bool Spent { get; }

    /// <summary>Connects.</summary>
    Task OpenAsync(CancellationToken cancellation);

    /// <summary>Reads the rows of a slice in a transaction that is taken back.</summary>
    /// <exception cref="SqlQueryException">The query itself is at fault; the message says how.</exception>
    Task<SqlRows> ReadAsync(SqlRequest request, CancellationToken cancellation);
}

/// <summary>What is asked for.</summary>
/// <param name="Select">The SELECT.</param>
/// <param name="Parameters">Values of its parameters.</param>
/// <param name="Columns">The columns wanted, as the configuration names them.</param>
/// <param name="MostRows">Rows that are read at most.</param>
internal sealed record SqlRequest(SqlText Select, IReadOnlyDictionary<string, object> Parameters, IReadOnlyList<string> Columns, int MostRows);

/// <summary>The rows of a slice.</summary>
/// <param name="Rows">Cells in the order of <see cref="SqlRequest.Columns"/>; null where the database says NULL, a <see cref="Rows.CellFault"/> where the cell cannot be fetched.</param>
/// <param name="Truncated">There may be more.</param>
internal sealed record SqlRows(IReadOnlyList<object?[]> Rows, bool Truncated);

/// <summary>A query cannot be used as it is.</summary>
internal sealed class SqlQueryException(string reason) : Exception(reason);

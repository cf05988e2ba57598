using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>A measuring point in the rows of a query.</summary>
public sealed record SqlPointOptions
{
    /// <summary>Id of the point within its meter.</summary>
    public required string PointId { get; init; }

    /// <summary>Id of the query.</summary>
    public required string Query { get; init; }

    /// <summary>Column of the value.</summary>
    public required string Column { get; init; }

    /// <summary>What the key column says in the rows of this point.</summary>
    public string? Key { get; init; }

    /// <summary>Factor on the number.</summary>
    public decimal Scale { get; init; } = 1m;

    /// <summary>Added after the factor.</summary>
    public decimal Offset { get; init; }

    internal IEnumerable<OptionProblem> Validate(string path, IReadOnlyList<SqlQueryOptions> queries)
    {
        if (string.IsNullOrWhiteSpace(PointId))
            yield return new($"{path}.pointId", "a point needs an id");
        if (string.IsNullOrWhiteSpace(Column))
            yield return new($"{path}.column", "name the column of the value");
        if (Scale == 0m)
            yield return new($"{path}.scale", "must not be zero");
        if (queries.FirstOrDefault(q => q.Id == Query) is not { } query)
            yield return new($"{path}.query", $"there is no query '{Query}' on this channel; there are {string.Join(", ", queries.Select(q => q.Id))}");
        else if (query.Key is null != Key is null)
            yield return new($"{path}.key", query.Key is null ? $"the query '{Query}' has no key column" : $"the query '{Query}' has the key column '{query.Key}': say which key is this point's");
    }
}

/// <summary>A meter in a database.</summary>
public sealed record SqlMeterOptions
{
    /// <summary>The meter.</summary>
    public required string MeterId { get; init; }

    /// <summary>Its points.</summary>
    public required IReadOnlyList<SqlPointOptions> Points { get; init; }
}

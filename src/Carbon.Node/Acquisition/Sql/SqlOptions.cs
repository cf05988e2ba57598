using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>A database of a production or energy system, read with SELECTs of the user's (clause 11.3 c: ODBC).</summary>
public sealed record SqlOptions : ChannelOptions
{
    /// <summary>Kind of database.</summary>
    public required SqlProvider Provider { get; init; }

    /// <summary>Name or address of the server.</summary>
    public string? Host { get; init; }

    /// <summary>TCP port. Left out: the usual one of the provider.</summary>
    public int? Port { get; init; }

    /// <summary>Database; the file of SQLite; the data source name (DSN) of ODBC.</summary>
    public string? Database { get; init; }

    /// <summary>User name; a user who may only read.</summary>
    public string? User { get; init; }

    /// <summary>Password.</summary>
    [Secret]
    public string? Password { get; init; }

    /// <summary>Protection of the connection to SQL Server, PostgreSQL and MySQL; with ODBC the driver's matter.</summary>
    public SqlTls Tls { get; init; }

    /// <summary>A connection string instead of host, database, user and password.</summary>
    [Secret]
    public string? ConnectionString { get; init; }

    /// <summary>IANA time zone of times without offset.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>How long connecting, and one slice, may take, in real time.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait between two attempts to connect.</summary>
    public TimeSpan ReconnectAtMost { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What is read.</summary>
    public required IReadOnlyList<SqlQueryOptions> Queries { get; init; }

    /// <summary>The meters whose readings are in it.</summary>
    public required IReadOnlyList<SqlMeterOptions> Meters { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<string> MeterIds => Meters.Select(m => m.MeterId);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string MeterId, string PointId)> PointIds => Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, p.PointId)));

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path).Concat(Connection(path)))
            yield return problem;
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(10))
            yield return new($"{path}.timeout", "must be between 1s and 10m");
        if (ReconnectAtMost < TimeSpan.FromSeconds(1) || ReconnectAtMost > TimeSpan.FromHours(1))
            yield return new($"{path}.reconnectAtMost", "must be between 1s and 1h");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone))
            yield return new($"{path}.timeZone", $"'{TimeZone}' is not a time zone of this machine; write an IANA name such as Asia/Shanghai");
        if (Queries.Count is 0 or > 200)
            yield return new($"{path}.queries", "a database channel needs at least one query, and at most 200");
        for (var q = 0; q < Queries.Count; q++)
        {
            foreach (var problem in Queries[q].Validate($"{path}.queries[{q}]", Provider, zone ?? TimeZoneInfo.Utc))
                yield return problem;
            if (Queries.Take(q).Any(other => other.Id == Queries[q].Id))
                yield return new($"{path}.queries[{q}].id", $"the query '{Queries[q].Id}' is there more than once");
        }
        if (Meters.Count == 0)
            yield return new($"{path}.meters", "a channel needs at least one meter");
        for (var m = 0; m < Meters.Count; m++)
            foreach (var problem in PointList.Validate(Meters[m].Points, $"{path}.meters[{m}].points", p => p.PointId, (p, place) => p.Validate(place, Queries)))
                yield return problem;
    }

    private IEnumerable<OptionProblem> Connection(string path)
    {
        var server = Provider is not (SqlProvider.Sqlite or SqlProvider.Odbc);
        if (ConnectionString is not null)
        {
            if (Host is not null || Port is not null || Database is not null || User is not null || Password is not null)
                yield return new($"{path}.connectionString", "give the connection string, or host, database, user and password; not both");
            if (SqlConnections.Problem(this) is { } problem)
                yield return new($"{path}.connectionString", problem);
            yield break;
        }
        if (string.IsNullOrWhiteSpace(Database))
            yield return new($"{path}.database", Provider switch
            {
                SqlProvider.Sqlite => "name the file of the database",
                SqlProvider.Odbc => "name the data source (DSN), or give a connection string",
                _ => "name the database, or give a connection string",
            });
        if (server && string.IsNullOrWhiteSpace(Host))
            yield return new($"{path}.host", "name the server or its address, or give a connection string");
        if (!server && (Host is not null || Port is not null))
            yield return new($"{path}.host", "only for SQL Server, PostgreSQL and MySQL");
        if (Port is < 1 or > 65535)
            yield return new($"{path}.port", "must be between 1 and 65535");
    }
}

using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Rows;
using Carbon.Node.Configuration;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>A SELECT that yields readings.</summary>
public sealed record SqlQueryOptions
{
    /// <summary>Id of the query within its channel.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// One SELECT with the parameters <c>@since</c>, <c>@until</c> and <c>@limit</c>; the values are bound, never written into the text.
    /// With <see cref="Track"/>: rows after <c>@since</c>, in the order of the tracked column, at most <c>@limit</c> of them or none after <c>@until</c>.
    /// </summary>
    public required string Select { get; init; }

    /// <summary>Time between two polls, on whole multiples of it from midnight UTC.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Column of the time of a row. Left out: the time of the poll, for tables that show the present state.</summary>
    public string? Time { get; init; }

    /// <summary>.NET format of a time that is text; <c>unixSeconds</c> or <c>unixMilliseconds</c> for numbers. Left out: a time of the database, or ISO 8601.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Column that says whose row it is, compared with <see cref="SqlPointOptions.Key"/>. Left out: every row is for all points.</summary>
    public string? Key { get; init; }

    /// <summary>How new rows are told from old ones. Left out: every poll reads the whole result.</summary>
    public SqlTrackOptions? Track { get; init; }

    /// <summary>Most rows of a slice (<c>@limit</c>).</summary>
    public int Rows { get; init; } = 5000;

    internal IEnumerable<OptionProblem> Validate(string path, SqlProvider provider, TimeZoneInfo zone)
    {
        if (ConfigurationCheck.IdProblem(Id) is { } id)
            yield return new($"{path}.id", id);
        if (!SqlText.TryParse(Select, out var text, out var error))
            yield return new($"{path}.select", error);
        else if (Uses(text) is { } problem)
            yield return new($"{path}.select", problem);
        if (Every < TimeSpan.FromSeconds(1) || Every > TimeSpan.FromDays(1))
            yield return new($"{path}.every", "must be between 1s and 1d");
        if (Rows is < 10 or > 50_000)
            yield return new($"{path}.rows", "must be between 10 and 50000");
        if (TimeFormat is not null && (Time is null ? "there is no column of times that it could be the format of" : RowTime.FormatProblem(TimeFormat)) is { } format)
            yield return new($"{path}.timeFormat", format);
        if (Track is null)
            yield break;
        if (Time is null)
            yield return new($"{path}.time", "name the column of the time of a row; only a table of the present state, read without \"track\", goes without");
        foreach (var wrong in Track.Validate($"{path}.track", provider, zone))
            yield return wrong;
    }

    private string? Uses(SqlText text) => (Track, text) switch
    {
        (null, { UsesSince: true } or { UsesUntil: true }) => "@since and @until need \"track\", which says what they are compared with",
        (not null, { UsesSince: false }) => "a tracked query asks for the rows after @since: WHERE column > @since ORDER BY column",
        (not null, { UsesLimit: false, UsesUntil: false }) => "a slice must have an end: add LIMIT @limit (SQL Server: SELECT TOP (@limit)), or AND column <= @until",
        ({ Kind: SqlTrackKind.Id }, { UsesUntil: true }) => "@until needs a tracked column of times; use @limit with ids",
        _ => null,
    };
}

using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Rows;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>How new rows are told from those read before.</summary>
public sealed record SqlTrackOptions
{
    /// <summary>A column of the result that grows from row to row; the rows come in its order.</summary>
    public required string Column { get; init; }

    /// <summary>What it holds.</summary>
    public required SqlTrackKind Kind { get; init; }

    /// <summary>.NET format of <see cref="SqlTrackKind.Text"/>, for example <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Where reading begins the first time: a number for ids, else a time in ISO 8601. Another start reads again from there.</summary>
    public required string Start { get; init; }

    /// <summary>Time before the position that every poll reads again, for rows that are written late. What is known already counts once.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Ids before the position that every poll reads again, for transactions that end out of order.</summary>
    public int OverlapIds { get; init; } = 1000;

    /// <summary>Longest stretch of time asked for at once by a query with <c>@until</c>.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromDays(1);

    internal IEnumerable<OptionProblem> Validate(string path, SqlProvider provider, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(Column))
            yield return new($"{path}.column", "name the column of the result that grows from row to row");
        if (Kind == SqlTrackKind.Text && (Format is null ? "a column of text needs the format of its times, for example yyyy-MM-dd HH:mm:ss" : RowTime.FormatProblem(Format)) is { } problem)
            yield return new($"{path}.format", problem);
        else if (Kind == SqlTrackKind.Text && Format is RowTime.UnixSeconds or RowTime.UnixMilliseconds)
            yield return new($"{path}.format", "take the kind unixSeconds or unixMilliseconds instead");
        else if (Kind != SqlTrackKind.Text && Format is not null)
            yield return new($"{path}.format", "only for the kind text");
        else if (SqlTrack.Parse(Start, this, zone) is null)
            yield return new($"{path}.start", Kind == SqlTrackKind.Id ? $"'{Start}' is not a whole number" : $"'{Start}' is no time in ISO 8601 such as 2026-01-01T00:00:00+08:00");
        if (Kind == SqlTrackKind.Instant && provider is SqlProvider.MySql or SqlProvider.Sqlite or SqlProvider.Odbc)
            yield return new($"{path}.kind", "instant is for PostgreSQL and SQL Server; take localTime with the zone in which the database shows its times, or text");
        if (Overlap < TimeSpan.Zero || Overlap > TimeSpan.FromDays(31))
            yield return new($"{path}.overlap", "must be between 0s and 31d");
        if (OverlapIds is < 0 or > 1_000_000)
            yield return new($"{path}.overlapIds", "must be between 0 and 1000000");
        if (Slice < TimeSpan.FromMinutes(1) || Slice > TimeSpan.FromDays(366))
            yield return new($"{path}.slice", "must be between 1m and 366d");
    }
}

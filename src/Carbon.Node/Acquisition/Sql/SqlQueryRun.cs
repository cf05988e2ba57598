using System.Text.Json;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>How far one query has read, and what it asks for next. What it knows moves on only when told that the rows are durable.</summary>
internal sealed class SqlQueryRun
{
    private const int MostTies = 100_000;
    private const int FewestRows = 100;
    private static readonly TimeSpan ShortestSlice = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSlice = TimeSpan.FromDays(366);

    private readonly SqlText select;
    private readonly IChannelPositions positions;
    private readonly string channelId;
    private long? position;
    private long? cursor;
    private int limit;
    private TimeSpan slice;
    private (long Since, long Until, bool ToNow) asked;

    public SqlQueryRun(SqlQueryOptions query, SqlOptions options, TimeZoneInfo zone, IChannelPositions positions)
    {
        (Query, this.positions, channelId, limit, slice) = (query, positions, options.Id, query.Rows, query.Track?.Slice ?? TimeSpan.Zero);
        select = SqlText.TryParse(query.Select, out var text, out var error) ? text : throw new ArgumentException(error, nameof(query));
        Track = query.Track is { } track ? new SqlTrack(track, zone) : null;
        Mapping = new SqlMapping(query, options, Track, zone);
        position = Stored();
    }

    public SqlQueryOptions Query { get; }

    public SqlTrack? Track { get; }

    public SqlMapping Mapping { get; }

    /// <summary>When it is due, on the node's clock.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Its last turn.</summary>
    public long Turn { get; set; }

    /// <summary>A row that was not read before, as far as the position tells.</summary>
    public bool IsNew(object?[] row) => Track is null || position is null || Mapping.Mark(row) is not { } mark || mark > position;

    /// <summary>What to ask for now.</summary>
    public SqlRequest Next(DateTimeOffset now)
    {
        var parameters = new Dictionary<string, object> { ["limit"] = limit };
        if (Track is not null)
        {
            var since = cursor ??= position is { } known ? Math.Max(Track.Start, known - Track.Overlap) : Track.Start;
            var end = Track.IsTime ? Track.At(now) : long.MaxValue;
            var until = select.UsesUntil ? Math.Min(end, since + Track.Length(slice)) : end;
            asked = (since, until, !select.UsesUntil || until == end);
            parameters["since"] = Track.Bind(since);
            if (select.UsesUntil)
                parameters["until"] = Track.Bind(until);
        }
        return new(select, parameters, Mapping.Columns, limit);
    }

    /// <summary>The rows are durable: moves on. True where there is more to read at once.</summary>
    /// <exception cref="SqlQueryException">The rows do not allow it.</exception>
    public bool Advance(SqlRows rows, DateTimeOffset now)
    {
        if (Track is null)
            return rows.Truncated ? throw new SqlQueryException($"the result has more than {limit} rows; add \"track\" and @since, or a condition") : false;
        var marks = rows.Rows.Select(Mapping.Mark).OfType<long>().ToList();
        if (rows.Truncated)
            return Part(marks, now);
        if (marks.Count > 0)
            MoveTo(marks.Max(), now);
        (limit, slice) = (Query.Rows, marks.Count > 0 ? Query.Track!.Slice : Shorter(slice * 2, LongestSlice));
        cursor = asked.ToNow ? null : asked.Until - Track.Step;
        if (cursor is { } at)
            MoveTo(at, now);
        return cursor is not null;
    }

    /// <summary>The slice took too long: asks for less, from the same place.</summary>
    public void TimedOut() => (limit, slice) = (Math.Min(limit, Math.Max(FewestRows, limit / 2)), Query.Track is null ? slice : Longer(slice / 2, ShortestSlice));

    /// <summary>The next poll begins at the position again.</summary>
    public void Again() => cursor = null;

    private bool Part(List<long> marks, DateTimeOffset now)
    {
        for (var i = 1; i < marks.Count; i++)
            if (marks[i] < marks[i - 1])
                throw new SqlQueryException($"the rows do not come in the order of the column {Track!.Column}; add ORDER BY {Track.Column}");
        // Rows with the last mark may be cut off: they are read again with the next slice.
        var sound = marks.Where(m => m < marks[^1] && m > asked.Since).ToList();
        if (sound.Count > 0)
        {
            MoveTo((cursor = sound[^1]).Value, now);
            return true;
        }
        if (limit >= MostTies)
            throw new SqlQueryException($"more than {MostTies} rows have the same {Track!.Column} after {Track.Show(asked.Since)}, so that there is no place to go on from; track a column that tells rows apart");
        limit = Math.Min(limit * 2, MostTies);
        return true;
    }

    /// <summary>A row dated ahead of the clock does not carry the position past rows to come.</summary>
    private void MoveTo(long mark, DateTimeOffset now)
    {
        var reached = Track!.IsTime ? Math.Min(mark, Track.At(now)) : mark;
        if (reached <= position)
            return;
        positions.Write(channelId, Query.Id, JsonSerializer.Serialize(new SqlPosition(Track.Identity, reached, Track.Show(reached))));
        position = reached;
    }

    private long? Stored()
    {
        if (Track is null || positions.Read(channelId, Query.Id) is not { } text)
            return null;
        try
        {
            return JsonSerializer.Deserialize<SqlPosition>(text) is { } stored && stored.Of == Track.Identity ? stored.Mark : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    /// <summary>A position as it is kept.</summary>
    /// <param name="Of">What it is a position of.</param>
    /// <param name="Mark">The mark.</param>
    /// <param name="Shown">The mark for people.</param>
    private sealed record SqlPosition(string Of, long Mark, string Shown);
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Carbon.Metering;
using Carbon.Node.Acquisition.Rows;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>Turns the rows of one query into readings. A row or cell that is not usable is told and left out; it stops nothing.</summary>
internal sealed class SqlMapping
{
    private const int MostReadings = 1000;
    private const int LongestFrame = 4000;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SqlQueryOptions query;
    private readonly RowTime time;
    private readonly SqlTrack? track;
    private readonly ILookup<string, (string MeterId, SqlPointOptions Point)> points;
    private readonly Dictionary<string, int> places;

    public SqlMapping(SqlQueryOptions query, SqlOptions options, SqlTrack? track, TimeZoneInfo zone)
    {
        (this.query, this.track, time) = (query, track, new RowTime(query.TimeFormat, zone));
        points = options.Meters.SelectMany(m => m.Points.Where(p => p.Query == query.Id).Select(p => (m.MeterId, p))).ToLookup(p => p.p.Key?.Trim() ?? "", StringComparer.Ordinal);
        Columns = [.. new[] { query.Time, query.Key, track?.Column }.OfType<string>().Concat(points.SelectMany(g => g.Select(p => p.Point.Column))).Distinct(StringComparer.OrdinalIgnoreCase)];
        places = Columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.OrdinalIgnoreCase);
        MeterIds = [.. points.SelectMany(g => g.Select(p => p.MeterId)).Distinct()];
    }

    /// <summary>The columns it needs.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The meters whose points are in it.</summary>
    public IReadOnlyList<string> MeterIds { get; }

    /// <summary>The mark of a row; null where it has none.</summary>
    public long? Mark(object?[] row) => track?.Of(row[places[track.Column]], out _);

    /// <summary>The readings of rows, in order of time, in sets that can be handed on.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="polled">Time of the poll.</param>
    /// <param name="problem">Told what is wrong at which meter; null: at all of the query.</param>
    public IReadOnlyList<MeterReadings> Read(IReadOnlyList<object?[]> rows, DateTimeOffset polled, Action<object?[], string?, string> problem)
    {
        var readings = MeterIds.ToDictionary(m => m, _ => new List<(PointReading Reading, object?[] Row)>());
        foreach (var row in rows)
        {
            if (track is not null && track.Of(row[places[track.Column]], out var unmarked) is null)
            {
                problem(row, null, $"{Place(row)}: column {track.Column} {unmarked}");
                continue;
            }
            if (Time(row, polled, out var error) is not { } at)
            {
                problem(row, null, $"{Place(row)}: column {query.Time} {error}");
                continue;
            }
            foreach (var (meter, point) in points[query.Key is null ? "" : Text(row[places[query.Key]]).Trim()])
            {
                if (Value(row, point, out error) is { } value)
                    readings[meter].Add((new(point.PointId, at, value, Quality.Good), row));
                else
                    problem(row, meter, $"{Place(row)}: column {point.Column} {error}");
            }
        }
        return [.. readings.SelectMany(m => m.Value.OrderBy(r => r.Reading.MeasuredAt).Chunk(MostReadings).Select(part => new MeterReadings(m.Key, [.. part.Select(p => p.Reading)], Frame(part[^1].Row, part.Length))))];
    }

    private DateTimeOffset? Time(object?[] row, DateTimeOffset polled, out string error)
    {
        error = "";
        return query.Time is null ? polled : time.Of(row[places[query.Time]], out error);
    }

    private decimal? Value(object?[] row, SqlPointOptions point, out string error)
    {
        if (RowNumber.Of(row[places[point.Column]], decimalComma: false, out error) is not { } raw)
            return null;
        var value = RowNumber.Scaled(raw, point.Scale, point.Offset);
        if (value is null)
            error = "is larger than any number of record after its factor";
        return value;
    }

    private string Place(object?[] row)
    {
        var place = track?.Column ?? query.Key;
        return place is null ? $"query {query.Id}" : $"query {query.Id}, row with {place} {Text(row[places[place]])}";
    }

    /// <summary>What the readings came from, for the trace (clause 11.8): query, number of rows and the last row as it was.</summary>
    private byte[] Frame(object?[] last, int rows)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new { query = query.Id, rows, last = places.ToDictionary(p => p.Key, p => Text(last[p.Value])) }, Plain);
        return json.Length <= LongestFrame ? json : json[..LongestFrame];
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        CellFault fault => fault.Reason,
        byte[] bytes => Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 16))),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}

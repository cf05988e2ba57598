using System.Globalization;
using Carbon.Node.Acquisition.Rows;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>Marks of a tracked column as whole numbers: ids, seconds or milliseconds since 1970 as they are, times as ticks (of UTC for instants, of the local clock otherwise).</summary>
internal sealed class SqlTrack(SqlTrackOptions options, TimeZoneInfo zone)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>The column.</summary>
    public string Column => options.Column;

    /// <summary>True where marks are times.</summary>
    public bool IsTime => options.Kind != SqlTrackKind.Id;

    /// <summary>What a position must agree with to be continued.</summary>
    public string Identity => string.Join('|', options.Column, options.Kind, options.Format, options.Start, IsTime ? zone.Id : "");

    /// <summary>Where reading begins.</summary>
    public long Start { get; } = Parse(options.Start, options, zone) ?? 0;

    /// <summary>What every poll reads again.</summary>
    public long Overlap => IsTime ? Length(options.Overlap) : options.OverlapIds;

    /// <summary>The smallest step that loses nothing of a stretch's end.</summary>
    public long Step => IsTime ? Math.Max(1, Length(Least)) : 1;

    /// <summary>A stretch of time in marks.</summary>
    public long Length(TimeSpan time) => options.Kind switch
    {
        SqlTrackKind.UnixSeconds => (long)Math.Ceiling(time.TotalSeconds),
        SqlTrackKind.UnixMilliseconds => (long)Math.Ceiling(time.TotalMilliseconds),
        _ => time.Ticks,
    };

    /// <summary>The mark of a moment.</summary>
    public long At(DateTimeOffset moment) => At(moment, options.Kind, zone);

    /// <summary>The mark in a cell; null with what is wrong.</summary>
    public long? Of(object? cell, out string error)
    {
        error = "";
        switch (cell)
        {
            case DateTime { Kind: not DateTimeKind.Utc } local when options.Kind == SqlTrackKind.LocalTime: return local.Ticks;
            case DateTime utc when options.Kind == SqlTrackKind.Instant: return utc.Ticks;
            case DateTimeOffset instant when options.Kind == SqlTrackKind.Instant: return instant.UtcTicks;
            case string text when options.Kind == SqlTrackKind.LocalTime && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed): return parsed.Ticks;
        }
        if (options.Kind is SqlTrackKind.Id or SqlTrackKind.UnixSeconds or SqlTrackKind.UnixMilliseconds)
        {
            if (RowNumber.Of(cell, decimalComma: false, out error) is not { } number)
                return null;
            if (Math.Abs(number) < long.MaxValue / 2)
                return (long)decimal.Floor(number);
            error = $"is {number}, beyond what can be tracked";
            return null;
        }
        return new RowTime(options.Format, zone).Of(cell, out error) is { } moment ? At(moment) : null;
    }

    /// <summary>A mark as the database compares it.</summary>
    public object Bind(long mark) => options.Kind switch
    {
        SqlTrackKind.LocalTime => new DateTime(Math.Clamp(mark, DateTime.MinValue.AddYears(1752).Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Unspecified),
        SqlTrackKind.Instant => new DateTimeOffset(Math.Clamp(mark, DateTime.MinValue.AddYears(1752).Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero),
        SqlTrackKind.Text => new DateTime(mark, DateTimeKind.Unspecified).ToString(options.Format, CultureInfo.InvariantCulture),
        _ => mark,
    };

    /// <summary>A mark for people.</summary>
    public string Show(long mark) => Bind(mark) switch
    {
        DateTime local => local.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The mark of a configured start; null where it is none.</summary>
    public static long? Parse(string start, SqlTrackOptions options, TimeZoneInfo zone) => options.Kind == SqlTrackKind.Id
        ? long.TryParse(start, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && Math.Abs(id) < long.MaxValue / 2 ? id : null
        : new RowTime(null, zone).Of(start, out _) is { } moment ? At(moment, options.Kind, zone) : null;

    private static long At(DateTimeOffset moment, SqlTrackKind kind, TimeZoneInfo zone) => kind switch
    {
        SqlTrackKind.Instant => moment.UtcTicks,
        SqlTrackKind.UnixSeconds => moment.ToUnixTimeSeconds(),
        SqlTrackKind.UnixMilliseconds => moment.ToUnixTimeMilliseconds(),
        _ => TimeZoneInfo.ConvertTime(moment, zone).Ticks,
    };
}

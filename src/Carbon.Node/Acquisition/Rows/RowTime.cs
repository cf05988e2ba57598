using System.Globalization;

namespace Carbon.Node.Acquisition.Rows;

/// <summary>Times in cells of databases and tables, in whole milliseconds.</summary>
public sealed class RowTime
{
    /// <summary>Format of a column that counts seconds since 1970.</summary>
    public const string UnixSeconds = "unixSeconds";

    /// <summary>Format of a column that counts milliseconds since 1970.</summary>
    public const string UnixMilliseconds = "unixMilliseconds";

    private static readonly string[] Known =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd",
        "yyyy/M/d H:m:s", "yyyy/M/d H:m", "yyyy/M/d",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzz",
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'",
    ];

    private readonly string? format;
    private readonly TimeZoneInfo zone;

    /// <summary>Times of one column.</summary>
    /// <param name="format">A .NET format, <see cref="UnixSeconds"/>, <see cref="UnixMilliseconds"/>; null: a time of the database, or text in ISO 8601.</param>
    /// <param name="zone">Zone of times without offset.</param>
    public RowTime(string? format, TimeZoneInfo zone) => (this.format, this.zone) = (format, zone);

    /// <summary>What is wrong with a format; null where nothing is.</summary>
    public static string? FormatProblem(string format)
    {
        if (format is UnixSeconds or UnixMilliseconds)
            return null;
        var sample = new DateTime(2026, 11, 25, 13, 47, 58, DateTimeKind.Utc);
        try
        {
            var text = sample.ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var again) && again.Month == 11 && again.Day == 25
                ? null : $"'{format}' does not name year, month and day; write for example yyyy-MM-dd HH:mm:ss";
        }
        catch (FormatException)
        {
            return $"'{format}' is no format of times; write for example yyyy-MM-dd HH:mm:ss, {UnixSeconds} or {UnixMilliseconds}";
        }
    }

    /// <summary>The time in a cell; null with what is wrong where it holds none.</summary>
    public DateTimeOffset? Of(object? cell, out string error)
    {
        error = "";
        switch (cell)
        {
            case null or DBNull: return No("is empty", out error);
            case CellFault fault: return No(fault.Reason, out error);
            case DateTimeOffset instant: return Whole(instant);
            case DateTime { Kind: DateTimeKind.Utc } utc: return Whole(new DateTimeOffset(utc));
            case DateTime local when format is not (UnixSeconds or UnixMilliseconds): return Local(local, out error);
            case DateOnly day: return Local(day.ToDateTime(TimeOnly.MinValue), out error);
            case string text when format is not (UnixSeconds or UnixMilliseconds): return Text(text.Trim(), out error);
        }
        if (format is not (UnixSeconds or UnixMilliseconds))
            return No($"is no time but {Shown(cell)}; a number of seconds or milliseconds needs the format {UnixSeconds} or {UnixMilliseconds}", out error);
        if (RowNumber.Of(cell, decimalComma: false, out error) is not { } number)
            return null;
        return Math.Abs(number) < 1e14m
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)decimal.Floor(format == UnixSeconds ? Math.Clamp(number, -2e9m, 1e11m) * 1000m : number))
            : No($"{Shown(cell)} is no plausible time", out error);
    }

    private DateTimeOffset? Text(string text, out string error)
    {
        error = "";
        string[] formats = format is null ? Known : [format];
        if (text.Length == 0)
            return No("is empty", out error);
        if (!DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read))
            return No($"'{Shown(text)}' is no time{(format is null ? "; name its format" : $" of the format {format}")}", out error);
        return HasOffset(text) ? Whole(read) : Local(read.DateTime, out error);
    }

    private bool HasOffset(string text) => format is not null
        ? format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal) && (text.EndsWith('Z') || text.AsSpan(10 < text.Length ? 10 : 0).ContainsAny('+', '-')) || format.EndsWith("'Z'", StringComparison.Ordinal)
        : text.EndsWith('Z') || text.Length > 16 && text.AsSpan(10).ContainsAny('+', '-');

    private DateTimeOffset? Local(DateTime local, out string error)
    {
        error = "";
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (unspecified.Year is < 1900 or > 9000)
            return No($"{unspecified:yyyy-MM-dd} is no plausible date", out error);
        return zone.IsInvalidTime(unspecified)
            ? No($"{unspecified:yyyy-MM-dd HH:mm:ss} does not exist in {zone.Id}: clocks are put forward over it", out error)
            : Whole(new DateTimeOffset(unspecified, zone.GetUtcOffset(unspecified)));
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static string Shown(object cell)
    {
        var text = Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";
        return text.Length <= 40 ? text : $"{text[..40]}...";
    }

    private static DateTimeOffset? No(string reason, out string error)
    {
        error = reason;
        return null;
    }
}

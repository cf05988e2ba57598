using System.Globalization;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>Times of messages: local, without an offset, yyyyMMddHHmmss with or without milliseconds.</summary>
public static class Hj212Time
{
    private static readonly string[] Forms = ["yyyyMMddHHmmss", "yyyyMMddHHmmssfff"];

    /// <summary>Reads a local time.</summary>
    public static bool TryParse(string text, out DateTime local) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out local) && local.Year is >= 1970 and < 9990;

    /// <summary>A local time of whole seconds.</summary>
    public static string Text(DateTime local) => local.ToString(Forms[0], CultureInfo.InvariantCulture);

    /// <summary>A request number (QN).</summary>
    public static string Number(DateTime local) => local.ToString(Forms[1], CultureInfo.InvariantCulture);

    /// <summary>The instant of a local time in a zone.</summary>
    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));

    /// <summary>The local time of an instant in a zone.</summary>
    public static DateTime Local(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>The start of the interval that a local time lies in; intervals are counted from midnight.</summary>
    public static DateTime Floor(DateTime local, TimeSpan period) => local.Date.AddTicks(local.TimeOfDay.Ticks / period.Ticks * period.Ticks);
}

using System.Globalization;

namespace Carbon.Node.Api;

/// <summary>Times as the API takes them.</summary>
public static class ApiTimes
{
    /// <summary>Reads ISO 8601; a time or date without an offset is local time of the plant.</summary>
    public static bool TryParse(string? text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        if (string.IsNullOrWhiteSpace(text) || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed))
            return false;
        if (parsed.Kind == DateTimeKind.Unspecified)
        {
            time = new DateTimeOffset(parsed, zone.GetUtcOffset(parsed));
            return true;
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    /// <summary>Reads ISO 8601 with an offset; without one the time is refused, since a device's local time is anyone's guess.</summary>
    public static bool TryParseExact(string? text, out DateTimeOffset time, out string reason)
    {
        time = default;
        reason = "";
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed))
        {
            reason = $"The time '{text}' is not ISO 8601, for example 2026-11-24T08:15:00+08:00.";
            return false;
        }
        if (parsed.Kind == DateTimeKind.Unspecified)
        {
            reason = $"The time '{text}' has no offset; write for example {text}+08:00.";
            return false;
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}

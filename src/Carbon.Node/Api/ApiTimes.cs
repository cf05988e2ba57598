using System.Globalization;
using System.Text.RegularExpressions;

namespace Carbon.Node.Api;

/// <summary>Times as the API takes them.</summary>
public static partial class ApiTimes
{
    /// <summary>Reads ISO 8601; a time or date without an offset is local time of the plant.</summary>
    public static bool TryParse(string? text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        if (string.IsNullOrWhiteSpace(text) || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed))
            return false;
        if (parsed.Kind == DateTimeKind.Unspecified)
        {
            var offset = zone.GetUtcOffset(parsed);
            if (parsed.Ticks - offset.Ticks is < 0 or > 3_155_378_975_999_999_999L)
                return false;
            time = new DateTimeOffset(parsed, offset);
            return true;
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    /// <summary>Reads ISO 8601 with an offset; without one the time is refused, since a device's local time is anyone's guess.</summary>
    public static bool TryParseExact(string? text, out DateTimeOffset time, out string reason)
    {
        time = default;
        reason = "";
        if (text is null || Iso8601().Match(text) is not { Success: true } match)
        {
            reason = $"The time '{text}' is not ISO 8601, for example 2026-11-24T08:15:00+08:00.";
            return false;
        }
        if (!match.Groups["offset"].Success)
        {
            reason = $"The time '{text}' has no offset; write for example {text}+08:00.";
            return false;
        }
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
            return true;
        reason = $"The time '{text}' does not exist: a part of it is out of range.";
        return false;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(?<offset>[Zz]|[+-]\d{2}(:?\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso8601();
}

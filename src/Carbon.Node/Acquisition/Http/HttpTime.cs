using System.Globalization;
using System.Text.Json;

namespace Carbon.Node.Acquisition.Http;

/// <summary>Reads times of answers.</summary>
public static class HttpTime
{
    /// <summary>The time that <paramref name="element"/> gives, in whole milliseconds; null where it gives none.</summary>
    public static DateTimeOffset? Read(JsonElement element, HttpTimeForm form, TimeZoneInfo zone) => form switch
    {
        HttpTimeForm.Iso => element.ValueKind == JsonValueKind.String ? Iso(element.GetString()!, zone) : null,
        HttpTimeForm.UnixSeconds => Unix(element, 1000m),
        _ => Unix(element, 1m),
    };

    private static DateTimeOffset? Iso(string text, TimeZoneInfo zone)
    {
        if (text.Length < 10 || !char.IsAsciiDigit(text[0])
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.AllowWhiteSpaces, out var local)
            || local.Year is < 1970 or > 9998)
            return null;
        DateTimeOffset time;
        if (local.Kind != DateTimeKind.Unspecified)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
                return null;
        }
        else if (zone.IsInvalidTime(local))
            return null;
        else
            time = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }

    private static DateTimeOffset? Unix(JsonElement element, decimal factor)
    {
        var text = element.ValueKind switch { JsonValueKind.Number => element.GetRawText(), JsonValueKind.String => element.GetString()!, _ => "" };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number < 253_402_300_800_000m / factor
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(number * factor))
            : null;
    }
}

using System.Globalization;

namespace Carbon.Node.Settle;

/// <summary>Spans of time as people write them: 30s, 15m, 1h, 1d, 00:15:00, PT15M, or minutes.</summary>
public static class Durations
{
    /// <summary>Reads a positive span.</summary>
    public static bool TryParse(string text, out TimeSpan span)
    {
        text = text.Trim();
        span = default;
        if (text.StartsWith("PT", StringComparison.OrdinalIgnoreCase))
        {
            text = text[2..];
        }
        else if (text.StartsWith('P'))
        {
            text = text[1..];
        }
        if (text.Contains(':'))
        {
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span) && span > TimeSpan.Zero;
        }
        var number = text.TrimEnd("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ".ToCharArray());
        long ms = text[number.Length..].Trim().ToLowerInvariant() switch
        {
            "ms" => 1,
            "s" or "sec" or "second" or "seconds" => 1_000,
            "" or "m" or "min" or "minute" or "minutes" => 60_000,
            "h" or "hour" or "hours" => 3_600_000,
            "d" or "day" or "days" => 86_400_000,
            "w" or "week" or "weeks" => 604_800_000,
            _ => 0,
        };
        if (ms == 0 || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count <= 0 || count * ms > 3.2e11m || count * ms < 1)
        {
            return false;
        }
        span = TimeSpan.FromMilliseconds((long)(count * ms));
        return true;
    }
}

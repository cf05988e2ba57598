using System.Globalization;

namespace Carbon.Node.Settle;

/// <summary>Dates and times written in numbers: 2018-12-01 00:15, 2018-12-01T00:15:00.5+01:00, 31/12/2018 24:00, 1.2.2018 3:05 PM, 20181201, Unix seconds or milliseconds.</summary>
public static class NumericTime
{
    /// <summary>Reads a field; the offset is null where none is written.</summary>
    public static bool TryParse(string text, DateOrder order, out DateTime local, out TimeSpan? offset)
    {
        local = default;
        offset = null;
        Span<int> numbers = stackalloc int[8];
        Span<char> between = stackalloc char[8];
        var (count, at) = (0, 0);
        var span = text.AsSpan().Trim();
        var afternoon = Suffix(ref span);
        if (span.Length is 10 or 13 && span.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            var unix = long.Parse(span, NumberStyles.None, CultureInfo.InvariantCulture);
            local = DateTime.UnixEpoch.AddMilliseconds(span.Length == 10 ? unix * 1000 : unix);
            local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
            offset = TimeSpan.Zero;
            return true;
        }
        var zoneAt = ZoneOf(span, out offset);
        if (zoneAt < 0)
        {
            return false;
        }
        span = span[..zoneAt].TrimEnd();
        long fraction = 0;
        while (at < span.Length && count < 7)
        {
            var start = at;
            while (at < span.Length && char.IsAsciiDigit(span[at]))
            {
                at++;
            }
            if (count == 6)
            {
                fraction = Ticks(span[start..at]);
            }
            else if (!int.TryParse(span[start..at], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[count]))
            {
                return false;
            }
            between[count] = at < span.Length ? span[at] : '\0';
            count++;
            at++;
            while (at < span.Length && span[at] == ' ')
            {
                at++;
            }
        }
        if (at < span.Length)
        {
            return false;
        }
        if (count is 1 or 3 or 4 && numbers[0] is > 19_000_000 and < 90_000_000)
        {
            var packed = numbers[0];
            return Make(packed / 10_000, packed / 100 % 100, packed % 100, numbers[1..], count - 1, fraction, afternoon, out local);
        }
        if (count < 3 || between[0] != between[1] || between[0] is not ('-' or '/' or '.') || (count > 3 && between[2] is not (' ' or 'T' or 't')))
        {
            return false;
        }
        var (year, month, day) = numbers[0] > 31 ? (numbers[0], numbers[1], numbers[2])
            : order == DateOrder.MonthFirst ? (numbers[2], numbers[0], numbers[1])
            : (numbers[2], numbers[1], numbers[0]);
        return Make(year < 100 ? year + 2000 : year, month, day, numbers[3..], count - 3, fraction, afternoon, out local);
    }

    private static bool Make(int year, int month, int day, ReadOnlySpan<int> clock, int parts, long fraction, bool? afternoon, out DateTime local)
    {
        local = default;
        var (hour, minute, second) = (parts > 0 ? clock[0] : 0, parts > 1 ? clock[1] : 0, parts > 2 ? clock[2] : 0);
        if (afternoon is { } pm)
        {
            hour = (hour % 12) + (pm ? 12 : 0);
        }
        if (year is < 1 or > 9000 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || minute > 59 || second > 59 || hour > 24 || (hour == 24 && (minute > 0 || second > 0)))
        {
            return false;
        }
        local = new DateTime(year, month, day).AddTicks((((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + fraction);
        return true;
    }

    private static long Ticks(ReadOnlySpan<char> digits)
    {
        long ticks = 0;
        for (var i = 0; i < 7; i++)
        {
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }
        return ticks;
    }

    private static bool? Suffix(ref ReadOnlySpan<char> span)
    {
        var pm = span.EndsWith("PM", StringComparison.OrdinalIgnoreCase);
        if (!pm && !span.EndsWith("AM", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        span = span[..^2].TrimEnd();
        return pm;
    }

    /// <summary>Where an offset begins (the end if there is none); negative for one that cannot be read.</summary>
    private static int ZoneOf(ReadOnlySpan<char> span, out TimeSpan? offset)
    {
        offset = null;
        if (span.EndsWith("Z", StringComparison.OrdinalIgnoreCase))
        {
            offset = TimeSpan.Zero;
            return span.Length - 1;
        }
        var colon = span.IndexOf(':');
        var sign = colon < 0 ? -1 : span[colon..].LastIndexOfAny('+', '-');
        if (sign < 0)
        {
            return span.Length;
        }
        sign += colon;
        var digits = span[(sign + 1)..].ToString().Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is not (2 or 4) || !int.TryParse(digits.PadRight(4, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var hhmm)
            || hhmm / 100 > 14 || hhmm % 100 > 59)
        {
            return -1;
        }
        var size = new TimeSpan(hhmm / 100, hhmm % 100, 0);
        offset = span[sign] == '-' ? -size : size;
        return sign;
    }
}

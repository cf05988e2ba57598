namespace Carbon.Node.Acquisition.CjT188;

/// <summary>The meter's clock: ss mm hh DD MM YY CC, one byte of two digits each. A wrong clock does not spoil the reading.</summary>
public static class CjT188Clock
{
    /// <summary>The time; null when the bytes are not a calendar time of this or the last century.</summary>
    public static DateTime? Read(ReadOnlySpan<byte> clock)
    {
        if (clock.Length != 7 || !Bcd.IsDecimal(clock) || clock[6] is not (0x19 or 0x20))
            return null;
        Span<int> n = stackalloc int[7];
        for (var i = 0; i < 7; i++)
            n[i] = (clock[i] >> 4) * 10 + (clock[i] & 15);
        var year = n[6] * 100 + n[5];
        if (n[4] is < 1 or > 12 || n[3] < 1 || n[3] > DateTime.DaysInMonth(year, n[4]) || n[2] > 23 || n[1] > 59 || n[0] > 59)
            return null;
        return new DateTime(year, n[4], n[3], n[2], n[1], n[0], DateTimeKind.Unspecified);
    }

    /// <summary>The digits in the order of a calendar time, whatever they are.</summary>
    public static string Text(ReadOnlySpan<byte> c) => $"{c[6]:X2}{c[5]:X2}-{c[4]:X2}-{c[3]:X2}T{c[2]:X2}:{c[1]:X2}:{c[0]:X2}";
}

namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Date and time of the meter's clock without seconds (YYMMDDhhmm): mm hh DD MM YY on the wire.</summary>
public static class DlT645Moment
{
    /// <summary>Bytes of a moment.</summary>
    public const int Length = 5;

    /// <summary>The meter's clock runs in this zone unless the channel says otherwise.</summary>
    public static TimeZoneInfo China { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The moment; null where the bytes are no calendar time, as before the first occurrence (all zero) or where there is none (FF).</summary>
    public static DateTime? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length || !Bcd.IsDecimal(bytes))
            return null;
        Span<int> n = stackalloc int[Length];
        for (var i = 0; i < Length; i++)
            n[i] = (bytes[i] >> 4) * 10 + (bytes[i] & 15);
        var year = 2000 + n[4];
        return n[3] is < 1 or > 12 || n[2] < 1 || n[2] > DateTime.DaysInMonth(year, n[3]) || n[1] > 23 || n[0] > 59
            ? null
            : new DateTime(year, n[3], n[2], n[1], n[0], 0, DateTimeKind.Unspecified);
    }

    /// <summary>Writes a moment.</summary>
    public static void Write(Span<byte> bytes, DateTime moment)
    {
        ReadOnlySpan<int> parts = [moment.Minute, moment.Hour, moment.Day, moment.Month, moment.Year % 100];
        for (var i = 0; i < Length; i++)
            Bcd.Write(bytes.Slice(i, 1), (UInt128)parts[i]);
    }

    /// <summary>A moment of the meter's clock in <paramref name="zone"/>.</summary>
    public static DateTimeOffset In(TimeZoneInfo zone, DateTime moment) => new(moment, zone.GetUtcOffset(moment));

    /// <summary>The digits in the order of a calendar time, whatever they are.</summary>
    public static string Text(ReadOnlySpan<byte> b) => $"20{b[4]:X2}-{b[3]:X2}-{b[2]:X2}T{b[1]:X2}:{b[0]:X2}";
}

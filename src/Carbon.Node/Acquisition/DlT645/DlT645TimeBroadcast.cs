namespace Carbon.Node.Acquisition.DlT645;

/// <summary>The frame that sets the clocks of all meters on a line (08H, broadcast address): ss mm hh DD MM YY. No meter answers.</summary>
public static class DlT645TimeBroadcast
{
    /// <summary>Around midnight no time may be sent: a clock set across midnight would lose or repeat a day's freeze.</summary>
    public static readonly TimeSpan MidnightMargin = TimeSpan.FromMinutes(5);

    /// <summary>The frame for a local time.</summary>
    public static byte[] Build(DateTime local)
    {
        Span<byte> data = stackalloc byte[1 + DlT645Moment.Length];
        Bcd.Write(data[..1], (UInt128)local.Second);
        DlT645Moment.Write(data[1..], local);
        return DlT645Frame.Build(DlT645Frame.Broadcast, 0x08, data);
    }

    /// <summary>The time in the data field of such a frame; null where it is none.</summary>
    public static DateTime? Read(ReadOnlySpan<byte> data) =>
        data.Length == 1 + DlT645Moment.Length && Bcd.Read(data[..1], 0) is <= 59 and var second && DlT645Moment.Read(data[1..]) is { } moment ? moment.AddSeconds((double)second) : null;
}

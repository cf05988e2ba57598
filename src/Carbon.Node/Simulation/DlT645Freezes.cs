using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.DlT645;

namespace Carbon.Node.Simulation;

/// <summary>What simulated meters froze at their midnights: the registers that they showed then.</summary>
internal static class DlT645Freezes
{
    /// <summary>Value bytes of a request for daily frozen data, identifier low byte first; null for other requests and for what no point shows.</summary>
    public static byte[]? Answer(DlT645MeterOptions meter, ReadOnlySpan<byte> identifier, IRegisterSource source, DateTimeOffset now)
    {
        if (identifier is not [>= 1 and <= DlT645FreezeInquiry.MostDays and var ago, var register, 0x06, 0x05])
            return null;
        var midnight = TimeZoneInfo.ConvertTime(now, DlT645Moment.China).Date.AddDays(1 - ago);
        return register == 0 ? Time(midnight) : Energy(meter, register, source, DlT645Moment.In(DlT645Moment.China, midnight));
    }

    private static byte[] Time(DateTime midnight)
    {
        var bytes = new byte[DlT645Moment.Length];
        DlT645Moment.Write(bytes, midnight);
        return bytes;
    }

    private static byte[]? Energy(DlT645MeterOptions meter, byte register, IRegisterSource source, DateTimeOffset midnight)
    {
        var points = meter.Points.Where(p => DlT645FreezeInquiry.Register(p.Di) == register).ToDictionary(p => Convert.FromHexString(p.Di)[2]);
        if (points.Count == 0)
            return null;
        var bytes = new byte[(points.Keys.Max() + 1) * 4];
        Array.Fill(bytes, (byte)0xFF);
        foreach (var (tariff, point) in points)
            if (source.Read(meter.MeterId, point.PointId, midnight) is { } value)
                Bcd.Write(bytes.AsSpan(tariff * 4, 4), (UInt128)decimal.Truncate(value * 100m));
        return bytes;
    }
}

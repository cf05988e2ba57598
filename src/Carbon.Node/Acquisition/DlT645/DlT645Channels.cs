using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Makes channels of DL/T 645 options.</summary>
public static class DlT645Channels
{
    /// <summary>The channel of <paramref name="options"/>.</summary>
    public static PolledChannel Create(DlT645ChannelOptions options, ChannelSurroundings around)
    {
        var clock = TimeZoneInfo.FindSystemTimeZoneById(options.ClockTimeZone);
        var meters = options.Meters.Select(meter => new PolledMeter(meter.MeterId, Inquiries(meter, options.Preamble, clock))).ToList();
        return options switch
        {
            DlT645OverTcpOptions over => new(options, "dlt645-over-tcp", Keeping(new TcpLine(over.Host, over.Port)), meters, around),
            DlT645SerialOptions serial => new(options, "dlt645", Keeping(new SerialLine(serial.Line)), meters, around),
            _ => throw new ArgumentException($"{options.GetType().Name} is no DL/T 645 channel", nameof(options)),
        };

        ILine Keeping(ILine line) => options.BroadcastTimeAt is { } at ? new DlT645TimeKeeping(line, at, clock, options.Preamble, around.Time, Told) : line;

        void Told(DateTime local) => around.Logger.LogInformation("Channel {Channel}: the time {Time} was sent to all meters of the line", options.Id, local);
    }

    private static IEnumerable<Inquiry> Inquiries(DlT645MeterOptions meter, int preamble, TimeZoneInfo clock) =>
    [
        .. meter.Points.GroupBy(p => (Di: p.Di.ToUpperInvariant(), p.Every)).Select(same => new DlT645Inquiry(meter, [.. same], preamble, clock)),
        .. meter.Points.Where(p => p.DailyFreezes > 0).GroupBy(p => DlT645FreezeInquiry.Register(p.Di)).Select(same => new DlT645FreezeInquiry(meter, [.. same], preamble, clock)),
    ];
}

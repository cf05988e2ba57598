using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Makes channels of DL/T 645 options.</summary>
public static class DlT645Channels
{
    /// <summary>The channel of <paramref name="options"/>.</summary>
    public static PolledChannel Create(DlT645ChannelOptions options, ChannelSurroundings around)
    {
        var meters = options.Meters.Select(meter => new PolledMeter(
            meter.MeterId,
            meter.Points.GroupBy(p => (Di: p.Di.ToUpperInvariant(), p.Every)).Select(same => new DlT645Inquiry(meter, [.. same], options.Preamble)))).ToList();
        return options switch
        {
            DlT645OverTcpOptions over => new(options, "dlt645-over-tcp", new TcpLine(over.Host, over.Port), meters, around),
            DlT645SerialOptions serial => new(options, "dlt645", new SerialLine(serial.Line), meters, around),
            _ => throw new ArgumentException($"{options.GetType().Name} is no DL/T 645 channel", nameof(options)),
        };
    }
}

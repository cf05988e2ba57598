using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.CjT188;

/// <summary>Makes channels of CJ/T 188 options.</summary>
public static class CjT188Channels
{
    /// <summary>The channel of <paramref name="options"/>.</summary>
    public static PolledChannel Create(CjT188ChannelOptions options, ChannelSurroundings around)
    {
        var meters = options.Meters.Select(meter => new PolledMeter(
            meter.MeterId,
            meter.Points.GroupBy(p => p.Every).Select(same => new CjT188Inquiry(meter, [.. same], options.Preamble)))).ToList();
        return options switch
        {
            CjT188OverTcpOptions over => new(options, "cjt188-over-tcp", new TcpLine(over.Host, over.Port), meters, around),
            CjT188SerialOptions serial => new(options, "cjt188", new SerialLine(serial.Line), meters, around),
            _ => throw new ArgumentException($"{options.GetType().Name} is no CJ/T 188 channel", nameof(options)),
        };
    }
}

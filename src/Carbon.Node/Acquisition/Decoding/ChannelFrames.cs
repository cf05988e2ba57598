using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Acquisition.Decoding;

/// <summary>Which explanation belongs to the frames of a channel.</summary>
public static class ChannelFrames
{
    /// <summary>The protocol of a meter's frames; null where they are not explained.</summary>
    public static FrameProtocol? Of(ChannelOptions? options, string? meterId = null)
    {
        var name = options switch
        {
            null => null,
            DlT645ChannelOptions dlt645 => Edition(dlt645, meterId) == DlT645Edition.Edition1997 ? "DL/T 645-1997" : "DL/T 645-2007",
            CjT188ChannelOptions => "CJ/T 188",
            ModbusChannelOptions modbus => ChannelProtocols.Of(modbus).Replace("modbus-", "Modbus ", StringComparison.Ordinal).Replace("-over-tcp", "", StringComparison.Ordinal),
            _ => null,
        };
        return name is null ? null : FrameProtocol.Named(name, out _);
    }

    /// <summary>Explains what was received: the frame, or the frames in the noise.</summary>
    public static FrameExplanation Explain(FrameProtocol protocol, byte[] bytes)
    {
        var one = protocol.Explain(bytes);
        return one.Accept || protocol.Find(bytes).Count == 0 ? one : protocol.ExplainStream(bytes);
    }

    private static DlT645Edition Edition(DlT645ChannelOptions options, string? meterId) =>
        (options.Meters.FirstOrDefault(m => m.MeterId == meterId) ?? options.Meters.FirstOrDefault())?.Edition ?? DlT645Edition.Edition2007;
}

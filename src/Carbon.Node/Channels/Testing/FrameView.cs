using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.State;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels.Testing;

/// <summary>Frames as they are shown.</summary>
internal static class FrameView
{
    /// <summary>A frame, explained where a protocol is given.</summary>
    public static LineFrame Of(RawFrame frame, string? problem, FrameProtocol? protocol)
    {
        var explanation = protocol is null ? null : ChannelFrames.Explain(protocol, frame.Bytes.ToArray());
        return new LineFrame(frame.At, frame.Sent, Hex.Spaced(frame.Bytes.Span), problem, protocol?.Name, explanation?.Accept, explanation?.Meaning.ToJsonString());
    }
}

using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Acquisition.Decoding;

/// <summary>A protocol whose frames can be explained.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Explain">Explains one frame: its meaning, or the rule that it breaks.</param>
/// <param name="Find">Finds the frames in a stream.</param>
public sealed record FrameProtocol(string Name, Func<byte[], FrameExplanation> Explain, Func<byte[], List<Range>> Find)
{
    /// <summary>Ending of the name that asks for a byte stream with noise and several frames.</summary>
    public const string StreamSuffix = " stream";

    /// <summary>All protocols, by the names of the command line.</summary>
    public static IReadOnlyList<FrameProtocol> All { get; } =
    [
        new("DL/T 645-2007", b => DlT645Explanation.Of(b, DlT645Edition.Edition2007), b => DlT645Frame.Find(b)),
        new("DL/T 645-1997", b => DlT645Explanation.Of(b, DlT645Edition.Edition1997), b => DlT645Frame.Find(b)),
        new("CJ/T 188", CjT188Explanation.Of, b => CjT188Frame.Find(b)),
        new("Modbus RTU", ModbusExplanation.OfRtu, b => ModbusRtuFrame.Find(b)),
        new("Modbus ASCII", ModbusExplanation.OfAscii, b => ModbusAsciiFrame.Find(b)),
        new("Modbus TCP", ModbusExplanation.OfTcp, b => ModbusTcpFrame.Find(b)),
        new("HJ 212", Hj212Explanation.Of, b => Hj212Message.Find(b)),
    ];

    /// <summary>The protocol called <paramref name="name"/>, which may end with <see cref="StreamSuffix"/>; null when there is none.</summary>
    public static FrameProtocol? Named(string name, out bool stream)
    {
        stream = name.EndsWith(StreamSuffix, StringComparison.OrdinalIgnoreCase);
        var plain = stream ? name[..^StreamSuffix.Length] : name;
        return All.FirstOrDefault(p => p.Name.Equals(plain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Explains every frame of a stream, in order.</summary>
    public FrameExplanation ExplainStream(byte[] stream)
    {
        var hex = new JsonArray();
        var frames = new JsonArray();
        foreach (var range in Find(stream))
        {
            hex.Add(Hex.Spaced(stream.AsSpan(range)));
            frames.Add(Explain(stream[range]).Meaning);
        }
        return FrameExplanation.Accepted(new JsonObject { ["frames_expected"] = hex, ["frames"] = frames });
    }
}

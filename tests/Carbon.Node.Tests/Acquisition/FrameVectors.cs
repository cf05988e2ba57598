using System.Text.Json;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>Frames captured from real meters, with what they mean.</summary>
public static class FrameVectors
{
    public static IReadOnlyList<JsonElement> All { get; } = Load();

    public static TheoryData<string> Frames => [.. All.Where(v => FrameProtocol.Named(Protocol(v), out _) is not null).Select(v => v.GetProperty("id").GetString()!)];

    public static JsonElement ById(string id) => All.Single(v => v.GetProperty("id").GetString() == id);

    public static string Protocol(JsonElement vector) => vector.GetProperty("protocol").GetString()!;

    public static byte[] Bytes(JsonElement vector) => Convert.FromHexString(vector.GetProperty("hex").GetString()!.Replace(" ", ""));

    /// <summary>Sound frames of a protocol. Modbus ASCII has none captured: those of RTU, wrapped anew.</summary>
    public static byte[][] Sound(string protocol) => protocol == "Modbus ASCII"
        ? [.. Sound("Modbus RTU").Select(f => Ascii(f[0], f[1..^2]))]
        : [.. All.Where(v => Protocol(v) == protocol && v.GetProperty("expect").GetString() == "accept").Select(Bytes)];

    /// <summary>A frame in ASCII framing.</summary>
    public static byte[] Ascii(byte unit, params ReadOnlySpan<byte> pdu)
    {
        var frame = new byte[ModbusAsciiFrame.Longest];
        return frame[..ModbusAsciiFrame.Write(unit, pdu, frame)];
    }

    private static List<JsonElement> Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", "vectors.json")));
        return [.. document.RootElement.EnumerateArray().Select(e => e.Clone())];
    }
}

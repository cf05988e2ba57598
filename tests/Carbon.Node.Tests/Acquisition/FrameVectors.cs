using System.Text.Json;
using Carbon.Node.Acquisition.Decoding;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>Frames captured from real meters, with what they mean.</summary>
public static class FrameVectors
{
    public static IReadOnlyList<JsonElement> All { get; } = Load();

    public static TheoryData<string> Frames => [.. All.Where(v => FrameProtocol.Named(Protocol(v), out _) is not null).Select(v => v.GetProperty("id").GetString()!)];

    public static JsonElement ById(string id) => All.Single(v => v.GetProperty("id").GetString() == id);

    public static string Protocol(JsonElement vector) => vector.GetProperty("protocol").GetString()!;

    public static byte[] Bytes(JsonElement vector) => Convert.FromHexString(vector.GetProperty("hex").GetString()!.Replace(" ", ""));

    private static List<JsonElement> Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", "vectors.json")));
        return [.. document.RootElement.EnumerateArray().Select(e => e.Clone())];
    }
}

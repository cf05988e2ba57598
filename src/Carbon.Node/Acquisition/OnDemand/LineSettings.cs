using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Channels;

namespace Carbon.Node.Acquisition.OnDemand;

/// <summary>Compares what channels say of their lines.</summary>
internal static class LineSettings
{
    private static readonly string[] NotOfTheLine = ["id", "meters"];

    /// <summary>True where two channels can use the same open line: everything but their names and meters is the same.</summary>
    public static bool Same(ChannelOptions a, ChannelOptions b) => JsonNode.DeepEquals(Of(a), Of(b));

    private static JsonObject Of(ChannelOptions options)
    {
        var settings = (JsonObject)JsonNode.Parse(OptionTexts.Plain(options))!;
        foreach (var name in NotOfTheLine)
            settings.Remove(name);
        return settings;
    }
}

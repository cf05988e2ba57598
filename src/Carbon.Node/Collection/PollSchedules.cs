using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Collection;

/// <summary>How often the points of polled channels are read. Sources that send by themselves have no schedule of the node's.</summary>
internal sealed class PollSchedules
{
    private readonly ConditionalWeakTable<string, IReadOnlyDictionary<(string Meter, string Point), TimeSpan>> _known = [];

    /// <summary>Time between two polls of the points of a channel; empty where it is not polled or its options cannot be read.</summary>
    public IReadOnlyDictionary<(string Meter, string Point), TimeSpan> Of(ChannelToRun channel) => _known.GetValue(channel.Content, _ => Read(channel));

    private static Dictionary<(string Meter, string Point), TimeSpan> Read(ChannelToRun channel)
    {
        var result = new Dictionary<(string, string), TimeSpan>();
        if (channel.Options is not PolledChannelOptions)
            return result;
        foreach (var meter in (JsonNode.Parse(channel.Content)!["meters"] as JsonArray ?? []).OfType<JsonObject>())
            foreach (var point in (meter["points"] as JsonArray ?? []).OfType<JsonObject>())
                if (point["every"] is { } every)
                    result[(meter["meterId"]!.ToString(), point["pointId"]!.ToString())] = System.Text.Json.JsonSerializer.Deserialize<TimeSpan>(every, ChannelOptions.Json);
        return result;
    }
}

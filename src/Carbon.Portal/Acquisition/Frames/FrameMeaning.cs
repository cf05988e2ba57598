using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Portal.Acquisition.Frames;

/// <summary>The meaning of a frame as lines: names as <c>carbon decode</c> gives them.</summary>
public static class FrameMeaning
{
    private const int Most = 60;

    /// <summary>Names and values; parts within parts are named with a point between.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(string? meaning)
    {
        if (meaning is null)
            return [];
        try
        {
            return [.. Lines("", JsonNode.Parse(meaning)).Take(Most)];
        }
        catch (JsonException)
        {
            return [("", meaning)];
        }
    }

    private static IEnumerable<(string Name, string Value)> Lines(string name, JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(e => Lines(name.Length == 0 ? e.Key : $"{name}.{e.Key}", e.Value)),
        JsonArray list when list.Any(i => i is JsonObject or JsonArray) => list.SelectMany((item, i) => Lines($"{name}[{i}]", item)),
        JsonArray list => [(name, string.Join(", ", list.Select(i => i?.ToString())))],
        _ => [(name, node?.ToString() ?? "–")],
    };
}

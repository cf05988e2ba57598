using System.Text.Json.Nodes;

namespace Carbon.Node.Channels;

/// <summary>Lays JSON over JSON: members replace members, points of the same id are laid over each other.</summary>
internal static class JsonOverlay
{
    private const string Points = "points";

    /// <summary>A new object; neither argument is changed.</summary>
    public static JsonObject Of(JsonObject below, JsonObject? above)
    {
        var result = (JsonObject)below.DeepClone();
        foreach (var (key, value) in above ?? [])
        {
            var name = result.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase)).Key ?? key;
            result[name] = string.Equals(key, Points, StringComparison.OrdinalIgnoreCase) && result[name] is JsonArray lower && value is JsonArray upper
                ? Lists(lower, upper)
                : value?.DeepClone();
        }
        return result;
    }

    private static JsonArray Lists(JsonArray below, JsonArray above)
    {
        var items = below.Select(i => i?.DeepClone()).ToList();
        foreach (var item in above)
        {
            var index = IdOf(item) is { } id ? items.FindIndex(i => IdOf(i) == id) : -1;
            if (index >= 0 && items[index] is JsonObject lower && item is JsonObject upper)
                items[index] = Of(lower, upper);
            else
                items.Add(item?.DeepClone());
        }
        return [.. items];
    }

    private static string? IdOf(JsonNode? item) => item is JsonObject map && (map["pointId"] ?? map["id"]) is JsonValue id ? id.ToString() : null;
}

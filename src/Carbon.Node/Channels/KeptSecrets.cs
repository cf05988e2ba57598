using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels;

/// <summary>Puts the secrets that stand behind sent masks in again.</summary>
internal static class KeptSecrets
{
    private static readonly string[] Names = ["id", "meterId", "pointId", "name"];

    /// <summary>What was sent, with what was there before in place of masks; a mask with nothing behind it is a problem.</summary>
    public static JsonNode? In(JsonNode? sent, JsonNode? before, string path, List<OptionProblem> problems)
    {
        switch (sent)
        {
            case JsonObject map:
                return new JsonObject(map.Select(e => KeyValuePair.Create(e.Key, In(e.Value, Member(before, e.Key), $"{path}.{e.Key}", problems))));
            case JsonArray list:
                return new JsonArray([.. list.Select((item, i) => In(item, Item(before as JsonArray, item, i), $"{path}[{i}]", problems))]);
            case JsonValue value when IsMask(value):
                if (before is JsonValue kept && kept.TryGetValue<string>(out _))
                    return kept.DeepClone();
                problems.Add(new(path, "is masked, but there is nothing behind the mask; enter the secret"));
                return null;
            default:
                return sent?.DeepClone();
        }
    }

    private static bool IsMask(JsonValue value) => value.TryGetValue<string>(out var text) && text == IAcquisitionEditing.Mask;

    private static JsonNode? Member(JsonNode? node, string name) =>
        (node as JsonObject)?.FirstOrDefault(e => string.Equals(e.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The item of the same name; of the same place where items have no names.</summary>
    private static JsonNode? Item(JsonArray? before, JsonNode? item, int index)
    {
        if (before is null)
            return null;
        foreach (var name in Names)
        {
            if (Member(item, name)?.ToString() is { } text)
                return before.FirstOrDefault(b => Member(b, name)?.ToString() == text);
        }
        return index < before.Count ? before[index] : null;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;

namespace Carbon.Node.Channels;

/// <summary>Reads channels, places and meters that were sent as JSON; every fault is a problem with its path.</summary>
internal static class OptionReading
{
    private static readonly JsonSerializerOptions Strict = new(ChannelOptions.Json) { Converters = { new PlainDecimalConverter() } };

    /// <summary>An object; null where the text is none.</summary>
    public static JsonObject? Object(string text, string path, List<OptionProblem> problems)
    {
        try
        {
            if (NullEntries.Find(System.Text.Encoding.UTF8.GetBytes(text)) is { } entry)
                problems.Add(new(path + entry[1..], "is null; fill it in or take it away"));
            else if (JsonNode.Parse(text) is JsonObject found)
            {
                _ = found.Count;
                return found;
            }
            else
                problems.Add(new(path, "must be a JSON object"));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            problems.Add(new(path, e.Message));
        }
        return null;
    }

    /// <summary>Options of a channel; null where they cannot be read.</summary>
    public static ChannelOptions? Options(JsonObject json, string path, List<OptionProblem> problems)
    {
        if (json["protocol"] is not JsonValue)
        {
            problems.Add(new($"{path}.protocol", $"name one of {string.Join(", ", ChannelProtocols.All)}"));
            return null;
        }
        return Read<ChannelOptions>(json, ChannelOptions.Json, path, problems);
    }

    /// <summary>A meter with its points; null where it cannot be read.</summary>
    public static MeterSection? Meter(JsonObject json, string path, List<OptionProblem> problems) => Read<MeterSection>(json, Strict, path, problems);

    private static T? Read<T>(JsonObject json, JsonSerializerOptions options, string path, List<OptionProblem> problems)
        where T : class
    {
        try
        {
            return json.Deserialize<T>(options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException)
        {
            problems.Add(new(path + ((e as JsonException)?.Path is { Length: > 1 } inner ? inner[1..] : ""), e.Message));
            return null;
        }
    }
}

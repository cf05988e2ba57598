using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Portal.Acquisition.Options;

/// <summary>Values of options as text and back.</summary>
public static class OptionText
{
    private static readonly string[] DurationUnits = ["ms", "s", "m", "h", "d"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value as it is typed.</summary>
    public static string Of(OptionField field, JsonNode value) => (field.Kind, value) switch
    {
        (OptionKind.Texts, JsonArray list) => string.Join('\n', list.Select(t => t?.ToString())),
        (OptionKind.Map, JsonObject map) => string.Join('\n', map.Select(e => $"{e.Key} = {e.Value}")),
        (OptionKind.Json, _) => value.ToJsonString(Indented),
        (OptionKind.Flag, _) => value.GetValueKind() == JsonValueKind.True ? "true" : "false",
        _ => value.ToString(),
    };

    /// <summary>Key of the words for what is wrong with a text; null where nothing is.</summary>
    public static string? Problem(OptionField field, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return field.Needed && field.Kind is not (OptionKind.Texts or OptionKind.Map) ? "settings.problem.needed" : null;
        return field.Kind switch
        {
            OptionKind.Whole when !IsWhole(text) => "settings.problem.count",
            OptionKind.Number when !IsNumber(text) => "settings.problem.number",
            OptionKind.Duration when Duration(text) is null => "option.problem.duration",
            OptionKind.Day when !DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => "option.problem.day",
            OptionKind.Map when Pairs(text).Any(p => p.Value is null) => "option.problem.map",
            OptionKind.Json when !IsJson(text) => "option.problem.json",
            _ => null,
        };
    }

    /// <summary>The value of a text without problems; null where it is left out.</summary>
    public static JsonNode? Read(OptionField field, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return field.Needed && field.Kind == OptionKind.Texts ? new JsonArray() : null;
        return field.Kind switch
        {
            OptionKind.Whole => JsonValue.Create(long.Parse(text.Trim(), CultureInfo.InvariantCulture)),
            OptionKind.Number => JsonValue.Create(decimal.Parse(text.Trim(), CultureInfo.InvariantCulture)),
            OptionKind.Flag => JsonValue.Create(text == "true"),
            OptionKind.Duration => JsonValue.Create(string.Concat(Duration(text)!.Value.Number, Duration(text)!.Value.Unit)),
            OptionKind.Texts => new JsonArray([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => (JsonNode)t)]),
            OptionKind.Map => new JsonObject(Pairs(text).DistinctBy(p => p.Key).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
            OptionKind.Json => JsonNode.Parse(text),
            _ => JsonValue.Create(field.IsSecret ? text : text.Trim()),
        };
    }

    /// <summary>Number and unit of a duration; null where the text is none.</summary>
    public static (string Number, string Unit)? Duration(string text)
    {
        var plain = text.Trim();
        var unit = DurationUnits.Where(u => plain.EndsWith(u, StringComparison.Ordinal)).MaxBy(u => u.Length);
        return unit is not null && plain[..^unit.Length].TrimEnd() is var number && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= 100_000
            ? (number, unit)
            : null;
    }

    private static bool IsWhole(string text) => int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsNumber(string text) => decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static bool IsJson(string text)
    {
        try
        {
            _ = JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<(string Key, string? Value)> Pairs(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.IndexOf('=') is > 0 and var at
            ? (line[..at].Trim(), (string?)line[(at + 1)..].Trim())
            : (line, null));
}

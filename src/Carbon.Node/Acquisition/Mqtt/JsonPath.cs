using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>A path to one member of a JSON document: <c>$.data[0].value</c>, <c>$['total kWh']</c>; <c>$</c> is the whole.</summary>
public sealed class JsonPath
{
    private readonly List<object> steps = [];

    private JsonPath()
    {
    }

    /// <summary>Reads a path; false with a reason when it is not one.</summary>
    public static bool TryParse(string text, out JsonPath path, out string error)
    {
        path = new JsonPath();
        error = $"'{text}' is not a path such as $.data[0].value";
        if (!text.StartsWith('$'))
            return false;
        var rest = text.AsSpan(1);
        while (!rest.IsEmpty)
        {
            var length = rest[0] == '.' ? path.Name(rest) : rest[0] == '[' ? path.Bracket(rest) : 0;
            if (length == 0)
                return false;
            rest = rest[length..];
        }
        error = "";
        return true;
    }

    /// <summary>The member; null when the document has none there.</summary>
    public JsonElement? Find(JsonElement document)
    {
        var at = document;
        foreach (var step in steps)
        {
            if (step is string name && at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var member))
                at = member;
            else if (step is int index && at.ValueKind == JsonValueKind.Array && index < at.GetArrayLength())
                at = at[index];
            else
                return null;
        }
        return at;
    }

    /// <summary>The document with <paramref name="value"/> at this path; what leads there and is not there yet is made.</summary>
    public JsonNode Put(JsonNode? document, JsonNode value) => Put(document, 0, value);

    private JsonNode Put(JsonNode? at, int step, JsonNode value)
    {
        if (step == steps.Count)
            return value;
        if (steps[step] is string name)
        {
            var owner = at as JsonObject ?? [];
            owner[name] = Put(owner[name]?.DeepClone(), step + 1, value);
            return owner;
        }
        var list = at as JsonArray ?? [];
        var index = (int)steps[step];
        while (list.Count <= index)
            list.Add(null);
        list[index] = Put(list[index]?.DeepClone(), step + 1, value);
        return list;
    }

    private int Name(ReadOnlySpan<char> rest)
    {
        var end = rest[1..].IndexOfAny('.', '[');
        var name = end < 0 ? rest[1..] : rest.Slice(1, end);
        if (name.IsEmpty)
            return 0;
        steps.Add(name.ToString());
        return name.Length + 1;
    }

    private int Bracket(ReadOnlySpan<char> rest)
    {
        var quoted = rest.Length > 1 && rest[1] == '\'';
        var end = quoted ? rest.IndexOf("']") : rest.IndexOf(']');
        if (end < 2)
            return 0;
        if (quoted)
        {
            steps.Add(rest[2..end].ToString());
            return end + 2;
        }
        if (!int.TryParse(rest[1..end], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index))
            return 0;
        steps.Add(index);
        return end + 1;
    }
}

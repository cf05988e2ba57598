using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Node.Channels.Table;

/// <summary>Options in one cell: <c>register=72; type=float32; scale=0.001</c>. A text that would read as a number stands in quotes; lists and objects are JSON.</summary>
public static class CellOptions
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The options as a cell, without those named.</summary>
    public static string Text(JsonObject options, params ReadOnlySpan<string> without)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in options)
        {
            if (value is null || without.Contains(key))
                continue;
            text.Append(text.Length > 0 ? "; " : "").Append(key).Append('=').Append(Text(value));
        }
        return text.ToString();
    }

    /// <summary>The options of a cell.</summary>
    /// <exception cref="FormatException">It is not well formed; the message says what is wrong.</exception>
    public static JsonObject Read(string cell)
    {
        var options = new JsonObject();
        foreach (var part in Parts(cell).Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new FormatException($"'{part}' is no option; write name=value, several with ';' between them");
            var key = part[..equals].Trim();
            if (options.ContainsKey(key))
                throw new FormatException($"'{key}' is there twice");
            options[key] = Value(part[(equals + 1)..].Trim());
        }
        return options;
    }

    private static string Text(JsonNode value)
    {
        if (value is not JsonValue scalar || !scalar.TryGetValue<string>(out var text))
            return value.ToJsonString(Compact);
        var plain = text.Length > 0 && text.Trim() == text && !text.Contains(';', StringComparison.Ordinal) && Value(text) is JsonValue read && read.TryGetValue<string>(out var same) && same == text;
        return plain ? text : value.ToJsonString(Compact);
    }

    private static JsonNode? Value(string text)
    {
        var looksLikeJson = text is "true" or "false" || text.Length > 0 && (text[0] is '{' or '[' or '"' or '-' || char.IsAsciiDigit(text[0]));
        if (!looksLikeJson)
            return text;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException) when (text[0] is not ('{' or '[' or '"'))
        {
            return text;
        }
        catch (JsonException e)
        {
            throw new FormatException($"'{text}' is not well formed: {e.Message}", e);
        }
    }

    /// <summary>The parts between semicolons that stand neither in quotes nor in brackets.</summary>
    private static IEnumerable<string> Parts(string cell)
    {
        var (start, depth, quoted) = (0, 0, false);
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == '\\' && quoted)
                i++;
            else if (cell[i] == '"')
                quoted = !quoted;
            else if (!quoted && cell[i] is '{' or '[')
                depth++;
            else if (!quoted && cell[i] is '}' or ']')
                depth--;
            else if (cell[i] == ';' && !quoted && depth <= 0)
            {
                yield return cell[start..i];
                start = i + 1;
            }
        }
        yield return cell[start..];
    }
}

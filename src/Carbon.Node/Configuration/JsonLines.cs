using System.Globalization;
using System.Text.Json;

namespace Carbon.Node.Configuration;

/// <summary>Finds the line of a field in a JSON text, so that a problem found in its meaning can be shown in its place.</summary>
public sealed class JsonLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the places of all fields of a well-formed text.</summary>
    public JsonLines(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        var path = new Stack<(string Path, int Index)>();
        var (line, counted) = (1, 0);
        var name = "$";
        while (reader.Read())
        {
            for (; counted < reader.TokenStartIndex; counted++)
            {
                if (json[counted] == (byte)'\n')
                    line++;
            }
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = $"{path.Peek().Path}.{reader.GetString()}";
                _lines[name] = line;
                continue;
            }
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                path.Pop();
                continue;
            }
            if (path.Count > 0 && path.Peek().Index >= 0)
            {
                var (parent, index) = path.Pop();
                name = string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
                path.Push((parent, index + 1));
            }
            _lines.TryAdd(name, line);
            if (reader.TokenType == JsonTokenType.StartObject)
                path.Push((name, -1));
            else if (reader.TokenType == JsonTokenType.StartArray)
                path.Push((name, 0));
        }
    }

    /// <summary>Line of a field, or of the nearest thing around it; 1 where nothing is known.</summary>
    public int Of(string path)
    {
        for (var at = path; at.Length > 0;)
        {
            if (_lines.TryGetValue(at, out var line))
                return line;
            var cut = Math.Max(at.LastIndexOf('.'), at.LastIndexOf('['));
            at = cut < 0 ? "" : at[..cut];
        }
        return 1;
    }
}

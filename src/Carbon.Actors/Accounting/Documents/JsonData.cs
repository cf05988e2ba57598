using System.Text.Json;

namespace Carbon.Accounting.Documents;

/// <summary>Reads JSON into the same nodes as YAML; numbers keep the digits they are written with.</summary>
public static class JsonData
{
    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <exception cref="DataFileException">The text is not sound JSON.</exception>
    public static DataNode Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions
            {
                MaxDepth = YamlDocument.DeepestNesting,
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
            });
            return Node(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new DataFileException(e.Message.ReplaceLineEndings(" "), (int)(e.LineNumber ?? -1) + 1);
        }
    }

    private static DataNode Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Map(element),
        JsonValueKind.Array => new DataList([.. element.EnumerateArray().Select(Node)], 0),
        JsonValueKind.String => new DataScalar(Text(element), true, 0),
        _ => new DataScalar(element.GetRawText(), false, 0),
    };

    private static DataMap Map(JsonElement element)
    {
        var entries = new List<KeyValuePair<string, DataNode>>();
        foreach (var property in element.EnumerateObject())
        {
            if (entries.Exists(entry => entry.Key == property.Name))
            {
                throw new DataFileException($"the key '{property.Name}' occurs twice", 0);
            }
            entries.Add(new(property.Name, Node(property.Value)));
        }
        return new DataMap(entries, 0);
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw new DataFileException("a text is not sound Unicode", 0);
        }
    }
}

using System.Globalization;
using System.Text.Json;

namespace Carbon.Node.Configuration;

/// <summary>Finds an entry of a list, or of a section keyed by names, that is null: nothing can be meant by it.</summary>
internal static class NullEntries
{
    private static readonly string[] Keyed = ["given", "activity", "terms", "select", "products"];

    /// <summary>Path of the first one; null where there is none.</summary>
    /// <exception cref="JsonException">The text is not well formed.</exception>
    public static string? Find(byte[] json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return Find(document.RootElement, "$", keyed: false);
    }

    private static string? Find(JsonElement element, string path, bool keyed)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray()
                    .Select((e, i) => string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]") is var at && e.ValueKind == JsonValueKind.Null ? at : Find(e, at, keyed: false))
                    .FirstOrDefault(p => p is not null);
            case JsonValueKind.Object:
                return element.EnumerateObject()
                    .Select(p => keyed && p.Value.ValueKind == JsonValueKind.Null ? $"{path}.{p.Name}" : Find(p.Value, $"{path}.{p.Name}", Keyed.Contains(p.Name)))
                    .FirstOrDefault(p => p is not null);
            default:
                return null;
        }
    }
}

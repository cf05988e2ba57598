using System.Text.Json;

namespace Carbon.Node.Configuration;

/// <summary>
/// Methods and factors of one's own stand beside the shipped ones, in the folder <c>library</c> of the data folder or the one that the
/// configuration names. They have to be known before the configuration can be checked, so its text is looked into first.
/// </summary>
public static class OwnLibrary
{
    /// <summary>The folder of a configuration's own library; null where there is none.</summary>
    /// <param name="file">Configuration file.</param>
    /// <param name="data">Data folder; null for that of the plant.</param>
    public static string? Folder(string file, string? data)
    {
        var (library, plant) = Peek(file);
        if (library is not null)
            return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, library);
        var folder = Path.Combine(data ?? DataOf(plant ?? ""), "library");
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>The data folder of a plant where none is named.</summary>
    public static string DataOf(string plant) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "carbon", plant);

    private static (string? Library, string? Plant) Peek(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? default : (Text(root, "library"), root.TryGetProperty("plant", out var plant) && plant.ValueKind == JsonValueKind.Object ? Text(plant, "id") : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // Reading the configuration itself says what is wrong with it.
            return default;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Text.Json;

namespace Carbon.Node.Access;

/// <summary>A small JSON list kept in the data folder, readable by its owner only; written as a whole to a new file that then takes its place.</summary>
/// <typeparam name="T">One entry.</typeparam>
public sealed class AccessFile<T>(string path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>When the file was last written; the epoch where there is none.</summary>
    public DateTime WrittenAt => File.Exists(path) ? File.GetLastWriteTimeUtc(path) : DateTime.UnixEpoch;

    /// <summary>The entries.</summary>
    /// <exception cref="InvalidDataException">The file is not readable; the message names it.</exception>
    public IReadOnlyList<T> Read()
    {
        if (!File.Exists(path))
            return [];
        try
        {
            return JsonSerializer.Deserialize<List<T>>(File.ReadAllBytes(path), Json) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}, line {e.LineNumber + 1}: {e.Message} Restore the file from a backup, or remove it to start with a new one.", e);
        }
    }

    /// <summary>Replaces the entries.</summary>
    public void Write(IReadOnlyList<T> entries)
    {
        var next = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(next, options))
        {
            JsonSerializer.Serialize(stream, entries, Json);
            stream.Flush(flushToDisk: true);
        }
        File.Move(next, path, overwrite: true);
    }
}

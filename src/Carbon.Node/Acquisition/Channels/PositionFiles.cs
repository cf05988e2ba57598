using System.Text.Json;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>Positions in a folder, a file for each channel, replaced as a whole. A file that cannot be read counts as none.</summary>
public sealed class PositionFiles(string folder) : IChannelPositions
{
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public string? Read(string channelId, string query)
    {
        lock (gate)
            return All(channelId).GetValueOrDefault(query);
    }

    /// <inheritdoc/>
    public void Write(string channelId, string query, string position)
    {
        lock (gate)
        {
            try
            {
                Directory.CreateDirectory(folder);
                var all = All(channelId);
                all[query] = position;
                var next = $"{Name(channelId)}.next";
                using (var file = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
                {
                    JsonSerializer.Serialize(file, all);
                    file.Flush(flushToDisk: true);
                }
                File.Move(next, Name(channelId), overwrite: true);
            }
            catch (UnauthorizedAccessException failure)
            {
                throw new IOException(failure.Message, failure);
            }
        }
    }

    private Dictionary<string, string> All(string channelId)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(Name(channelId))) ?? [];
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string Name(string channelId) => Path.Combine(folder, $"{Uri.EscapeDataString(channelId)}.json");
}

using System.Text.Json;
using Carbon.Accounting;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Configuration;

/// <summary>Reads and checks a configuration file as a whole: a node starts with a sound one or not at all.</summary>
public static class ConfigurationFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">It is missing, not well formed, has an unknown key, or does not fit together.</exception>
    public static NodeConfiguration Read(string path, AccountingLibrary library)
    {
        byte[] json;
        try
        {
            json = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([$"{path}: the configuration cannot be read: {e.Message}"]);
        }
        if (json.AsSpan().StartsWith("\uFEFF"u8))
            json = json[3..];
        NodeConfiguration configuration;
        try
        {
            configuration = JsonSerializer.Deserialize<NodeConfiguration>(json, ChannelOptions.Json)
                ?? throw new ConfigurationException([$"{path}, line 1: the file holds no configuration"]);
        }
        catch (JsonException e)
        {
            throw new ConfigurationException([$"{path}, line {LineOf(json, e)}, {e.Path ?? "$"}: {e.Message}"]);
        }
        if (NullEntries.Find(json) is { } entry)
            throw new ConfigurationException([$"{path}, line {new JsonLines(json).Of(entry)}, {entry}: is null; fill it in or take it away"]);
        configuration = Absolute(configuration, Path.GetDirectoryName(Path.GetFullPath(path))!);
        var problems = ConfigurationCheck.Problems(configuration, library).ToList();
        if (problems.Count == 0)
            return configuration;
        var lines = new JsonLines(json);
        throw new ConfigurationException([.. problems.Select(p => $"{path}, line {lines.Of(p.Path)}, {p.Path}: {p.Message}")]);
    }

    private static NodeConfiguration Absolute(NodeConfiguration configuration, string folder) => configuration with
    {
        Library = configuration.Library is { } library ? Path.Combine(folder, library) : null,
        Tls = configuration.Tls is { } tls ? new TlsSection { Certificate = Path.Combine(folder, tls.Certificate), Key = Path.Combine(folder, tls.Key) } : null,
    };

    /// <summary>Where the field begins that an error is about; where the text broke off, if it is not well formed.</summary>
    private static long LineOf(byte[] json, JsonException error)
    {
        var reported = (error.LineNumber ?? 0) + 1;
        try
        {
            return error.Path is { } path ? new JsonLines(json).Of(path) : reported;
        }
        catch (JsonException)
        {
            return reported;
        }
    }
}

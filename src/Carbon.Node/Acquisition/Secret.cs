namespace Carbon.Node.Acquisition;

/// <summary>Secrets in a configuration: as they are, or where they stand (<c>env:NAME</c>, <c>file:PATH</c>), so that a configuration can be shown and copied without them.</summary>
public static class Secret
{
    /// <summary>The secret that <paramref name="text"/> gives or points to.</summary>
    /// <exception cref="IOException">It is not there; the message names the place, never the secret.</exception>
    public static string Read(string text)
    {
        if (text.StartsWith("env:", StringComparison.Ordinal))
            return Environment.GetEnvironmentVariable(text[4..]) ?? throw new IOException($"The environment variable {text[4..]}, which should hold a secret, is not set for this process.");
        if (!text.StartsWith("file:", StringComparison.Ordinal))
            return text;
        try
        {
            return File.ReadAllText(text[5..]).TrimEnd('\r', '\n');
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new IOException($"The file {text[5..]}, which should hold a secret, cannot be read: {failure.Message}", failure);
        }
    }
}

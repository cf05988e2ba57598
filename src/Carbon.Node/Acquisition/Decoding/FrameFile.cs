using System.Text.Json;

namespace Carbon.Node.Acquisition.Decoding;

/// <summary>One frame to explain.</summary>
/// <param name="Id">Name given by whoever asks.</param>
/// <param name="Name">Name of its protocol as given.</param>
/// <param name="Protocol">Its protocol; null: one that is not decoded.</param>
/// <param name="IsStream">The bytes may hold noise and several frames.</param>
/// <param name="Hex">Its bytes in hexadecimal.</param>
public sealed record FrameToExplain(string Id, string Name, FrameProtocol? Protocol, bool IsStream, string Hex)
{
    /// <summary>The explanation; an unknown protocol, or bytes that cannot be read, are a refused frame and stop no other.</summary>
    public FrameExplanation Explain() =>
        Protocol is null ? FrameExplanation.Refused(FrameFile.Unknown("protocol", Name))
        : !Acquisition.Hex.TryParse(Hex, out var bytes, out var error) ? FrameExplanation.Refused($"the bytes cannot be read: {error}")
        : IsStream ? Protocol.ExplainStream(bytes)
        : Protocol.Explain(bytes);
}

/// <summary>Reads which frames are to be explained, from the command line, a JSON list, or JSON lines.</summary>
public static class FrameFile
{
    /// <summary>False, with one line that names the file and field, when the input cannot be used.</summary>
    public static bool TryRead(string? protocol, string? hex, FileInfo? file, out IReadOnlyList<FrameToExplain> frames, out string problem)
    {
        frames = [];
        problem = "";
        if ((hex is null) == (file is null))
            problem = "carbon decode needs either --protocol and --hex, or --file";
        else if (file is not null)
            frames = ReadFile(file, protocol, ref problem);
        else if (protocol is null)
            problem = "carbon decode --hex needs --protocol";
        else if (!Hex.TryParse(hex!, out _, out var error))
            problem = $"--hex: {error}";
        else if (FrameProtocol.Named(protocol, out var stream) is { } known)
            frames = [new("1", protocol, known, stream, hex!)];
        else
            problem = Unknown("--protocol", protocol);
        return problem.Length == 0;
    }

    private static List<FrameToExplain> ReadFile(FileInfo file, string? protocol, ref string problem)
    {
        var frames = new List<FrameToExplain>();
        try
        {
            var text = File.ReadAllText(file.FullName);
            // A trace of a channel has a frame a line.
            if (text.AsSpan().TrimStart().StartsWith("{"))
                text = $"[{string.Join(',', text.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)))}]";
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                problem = $"{file.FullName}: a JSON list of {{id, protocol, hex}}, or one of them a line, is expected; this is a {document.RootElement.ValueKind}";
                return frames;
            }
            foreach (var entry in document.RootElement.EnumerateArray())
            {
                var place = $"{file.FullName}: item {frames.Count + 1}";
                if (Text(entry, "hex") is not { } hex || (Text(entry, "protocol") ?? protocol) is not { } name)
                    problem = $"{place}: 'protocol' and 'hex' must be text";
                else
                    frames.Add(new(Text(entry, "id") ?? $"{frames.Count + 1}", name, FrameProtocol.Named(name, out var stream), stream, hex));
                if (problem.Length > 0)
                    break;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or NotSupportedException or InvalidOperationException)
        {
            problem = $"{file.FullName}: cannot be read: {failure.Message.ReplaceLineEndings(" ")}";
        }
        return frames;
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Says that a protocol is not decoded, and which are.</summary>
    internal static string Unknown(string place, string name) =>
        $"{place}: '{name.ReplaceLineEndings(" ")}' is not a protocol; known are {string.Join(", ", FrameProtocol.All.Select(p => p.Name))}";
}

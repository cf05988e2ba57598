using System.Text.Encodings.Web;
using System.Text.Json;
using Carbon.Boundaries.Settings;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;

namespace Carbon.Node.Settings;

/// <summary>Settings as JSON text: strict, with numbers as plain decimal text, so that no digit is lost on the way to the editor and back.</summary>
public static class SettingsText
{
    /// <summary>How settings are read: nothing unknown, nothing missing.</summary>
    public static readonly JsonSerializerOptions Strict = new(ChannelOptions.Json) { Converters = { new PlainDecimalConverter() } };

    private static readonly JsonSerializerOptions Readable = new(Strict) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a section, indented.</summary>
    public static string Write(SettingsSection section) => JsonSerializer.Serialize(section, Readable);

    /// <summary>The section of a text; null where it cannot be read, and where that is.</summary>
    public static SettingsSection? Read(string text, out SettingProblem? problem)
    {
        problem = null;
        try
        {
            if (JsonSerializer.Deserialize<SettingsSection>(text, Strict) is { } section)
                return section;
            problem = new SettingProblem("", "there is nothing; give the settings as a JSON object");
        }
        catch (JsonException e)
        {
            problem = new SettingProblem(Field(e.Path), Message(e));
        }
        return null;
    }

    private static string Field(string? path) => path is null or "$" ? "" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    /// <summary>What the reader says, without the path that stands beside it; line and place where the text is no JSON at all.</summary>
    private static string Message(JsonException e)
    {
        var end = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end < 0 ? e.Message : $"{e.Message[..end]} (line {e.LineNumber + 1}, character {e.BytePositionInLine + 1})";
    }
}

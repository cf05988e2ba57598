using Carbon.Portal.Language;

namespace Carbon.Portal.Library;

/// <summary>How a method or a value is known, in words.</summary>
public static class Evidence
{
    /// <summary>The words; a kind without words of its own is shown as the file has it.</summary>
    public static string Name(string? kind, Words words)
    {
        var group = kind switch
        {
            null => "none",
            "primary" or "official_text" => "primary",
            "secondary" or "transcription" => "secondary",
            "recall" or "knowledge" => "recall",
            "corroborated" or "derived" or "computed" or "definition" or "textbook_table" or "press" => kind,
            "primary-other-guide" => "otherguide",
            _ => null,
        };
        return group is null ? kind! : words[$"evidence.{group}"];
    }
}

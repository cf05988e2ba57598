using System.Text.Json.Nodes;

namespace Carbon.Node.Acquisition.Decoding;

/// <summary>What a frame means, or why it is refused.</summary>
/// <param name="Accept">The frame is sound; its value may still be unusable (<c>value_error</c> in the meaning).</param>
/// <param name="Meaning">Named parts of the frame; quantities are strings in plain decimal notation.</param>
/// <param name="Error">The rule that a refused frame breaks.</param>
public sealed record FrameExplanation(bool Accept, JsonObject Meaning, string? Error)
{
    /// <summary>A sound frame.</summary>
    public static FrameExplanation Accepted(JsonObject meaning) => new(true, meaning, null);

    /// <summary>A refused frame.</summary>
    public static FrameExplanation Refused(string rule) => new(false, new JsonObject { ["reject_reason"] = rule }, rule);
}

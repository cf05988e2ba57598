using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Decoding;

namespace Carbon.Node.Commands;

/// <summary><c>carbon decode</c>: explains frames of meters and data loggers.</summary>
public static class DecodeCommand
{
    private static readonly JsonSerializerOptions Printed = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var protocol = new Option<string?>("--protocol") { Description = $"{string.Join(", ", FrameProtocol.All.Select(p => p.Name))}, or one of these followed by '{FrameProtocol.StreamSuffix.Trim()}'" };
        var hex = new Option<string?>("--hex") { Description = "The frame in hexadecimal" };
        var file = new Option<FileInfo?>("--file") { Description = "A JSON list of {id, protocol, hex}, or one of them a line" };
        var strict = new Option<bool>("--strict") { Description = "Exit with status 1 when any frame is invalid" };
        var command = new Command("decode", "Explains frames of meters and data loggers") { protocol, hex, file, strict };
        command.SetAction(result => Run(result.GetValue(protocol), result.GetValue(hex), result.GetValue(file), result.GetValue(strict), Console.Out, Console.Error));
        return command;
    }

    /// <summary>Decodes what the options name and prints a JSON list. Returns the exit status.</summary>
    public static int Run(string? protocol, string? hex, FileInfo? file, bool strict, TextWriter output, TextWriter error)
    {
        if (!FrameFile.TryRead(protocol, hex, file, out var frames, out var problem))
        {
            error.WriteLine(problem);
            return ExitCodes.Usage;
        }
        var results = frames.Select(frame => (frame.Id, Explanation: frame.Explain())).ToList();
        output.WriteLine(new JsonArray([.. results.Select(r => (JsonNode)Print(r.Id, r.Explanation))]).ToJsonString(Printed));
        return strict && results.Any(r => !r.Explanation.Accept) ? ExitCodes.CheckFailed : ExitCodes.Success;
    }

    private static JsonObject Print(string id, FrameExplanation explanation)
    {
        var result = new JsonObject { ["id"] = id, ["accept"] = explanation.Accept };
        if (explanation.Error is { } rule)
            result["error"] = rule;
        result["meaning"] = explanation.Meaning;
        return result;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Node.Commands;

namespace Carbon.Node.Tests.Acquisition;

public sealed class DecodeTests
{
    private static readonly string[] Commentary = ["note", "reject_reason", "valid", "reason"];

    [Theory]
    [MemberData(nameof(FrameVectors.Frames), MemberType = typeof(FrameVectors))]
    public void A_captured_frame_is_explained_as_its_vector_says(string id)
    {
        var vector = FrameVectors.ById(id);
        var result = Decode(vector);
        var expect = vector.GetProperty("expect").GetString();
        Assert.Equal(expect != "reject", (bool)result["accept"]!);
        if (expect == "reject")
        {
            Assert.NotEmpty((string)result["error"]!);
            return;
        }
        if (expect == "accept-frame-reject-value")
        {
            Assert.NotEmpty((string)result["meaning"]!["value_error"]!);
            Assert.Null(result["meaning"]!["values"]);
        }
        else
        {
            Assert.Null(result["meaning"]!["value_error"]);
        }
        foreach (var member in vector.GetProperty("meaning").EnumerateObject().Where(m => !Commentary.Contains(m.Name)))
            AssertSame($"{id}: {member.Name}", member.Value, result["meaning"]![member.Name]);
    }

    [Theory]
    [InlineData("M-Bus", "68")]
    [InlineData("Modbus RTU", "11 0")]
    [InlineData("Modbus RTU", "zz")]
    [InlineData(null, "11 03")]
    public void An_unknown_protocol_or_unreadable_bytes_end_with_status_2_and_one_line(string? protocol, string hex)
    {
        var error = new StringWriter();
        Assert.Equal(ExitCodes.Usage, DecodeCommand.Run(protocol, hex, null, false, TextWriter.Null, error));
        Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{\"protocol\":\"CJ/T 188\"}]")]
    [InlineData("[{\"protocol\":\"CJ/T 188\",\"hex\":\"\\ud800\"}]")]
    [InlineData("not json")]
    public void A_file_of_another_shape_ends_with_status_2_and_names_the_file(string content)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, content);
        try
        {
            var error = new StringWriter();
            Assert.Equal(ExitCodes.Usage, DecodeCommand.Run(null, null, new FileInfo(path), false, TextWriter.Null, error));
            Assert.Contains(path, error.ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_refused_frame_ends_with_status_1_only_when_asked_to_be_strict()
    {
        Assert.Equal(ExitCodes.Success, DecodeCommand.Run("Modbus RTU", "11 03 00 6B 00 03 76 88", null, false, TextWriter.Null, TextWriter.Null));
        Assert.Equal(ExitCodes.CheckFailed, DecodeCommand.Run("Modbus RTU", "11 03 00 6B 00 03 76 88", null, true, TextWriter.Null, TextWriter.Null));
    }

    private static JsonNode Decode(JsonElement vector)
    {
        var output = new StringWriter();
        Assert.Equal(ExitCodes.Success, DecodeCommand.Run(FrameVectors.Protocol(vector), vector.GetProperty("hex").GetString(), null, false, output, TextWriter.Null));
        return JsonNode.Parse(output.ToString())![0]!;
    }

    private static void AssertSame(string place, JsonElement expected, JsonNode? actual)
    {
        Assert.True(actual is not null, $"{place} is missing");
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in expected.EnumerateObject())
                    AssertSame($"{place}.{member.Name}", member.Value, actual[member.Name]);
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.AsArray().Count);
                foreach (var (index, item) in expected.EnumerateArray().Index())
                    AssertSame($"{place}[{index}]", item, actual[index]);
                break;
            case JsonValueKind.Number when expected.GetRawText().Contains('.'):
                Assert.Equal(expected.GetDouble(), double.Parse(actual.ToJsonString(), CultureInfo.InvariantCulture), Math.Abs(expected.GetDouble()) * 1e-6);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Assert.Equal(expected.GetBoolean(), (bool)actual);
                break;
            default:
                Assert.True(expected.ToString() == actual.ToString(), $"{place}: expected {expected}, got {actual}");
                break;
        }
    }
}

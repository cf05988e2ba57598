using System.Text.Json;
using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Modbus;
using FsCheck.Xunit;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>4-20 mA signals by NAMUR NE 43.</summary>
public sealed class AnalogueScaleTests
{
    private static readonly AnalogueScale Flow = new(4000m, 20000m, 0m, 250m);

    public static TheoryData<string> Captured => [.. FrameVectors.All.Where(v => FrameVectors.Protocol(v).StartsWith("Analogue", StringComparison.Ordinal)).Select(v => v.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(Captured))]
    public void A_module_is_read_as_its_vector_says(string id)
    {
        var vector = FrameVectors.ById(id);
        var meaning = vector.GetProperty("meaning");
        Assert.True(ModbusRtuFrame.TryParse(FrameVectors.Bytes(vector), reply: true, out var frame, out _));
        var point = new ModbusPointOptions
        {
            PointId = "p",
            Register = 0,
            Table = ModbusTable.Input,
            Analogue = new(4000m, 20000m, meaning.GetProperty("range_low").GetDecimal(), meaning.GetProperty("range_high").GetDecimal()),
        };
        var (value, quality) = ModbusValue.Read(point, frame.Message.Data.Span);
        var hasValue = meaning.TryGetProperty("value", out var expected) && expected.ValueKind == JsonValueKind.Number;
        Assert.Equal(hasValue ? (decimal?)expected.GetDecimal() : null, value);
        Assert.Equal(meaning.GetProperty("quality").GetString()!.Split(' ')[0] switch { "good" => Quality.Good, "uncertain" => Quality.Estimated, _ => Quality.Bad }, quality);
    }

    [Theory]
    [InlineData(0, AnalogueState.FailureLow)]
    [InlineData(3600, AnalogueState.FailureLow)]
    [InlineData(3601, AnalogueState.SaturatedLow)]
    [InlineData(3799, AnalogueState.SaturatedLow)]
    [InlineData(3800, AnalogueState.Measuring)]
    [InlineData(20500, AnalogueState.Measuring)]
    [InlineData(20501, AnalogueState.SaturatedHigh)]
    [InlineData(20999, AnalogueState.SaturatedHigh)]
    [InlineData(21000, AnalogueState.FailureHigh)]
    [InlineData(65535, AnalogueState.FailureHigh)]
    public void The_limits_of_NE_43_divide_measuring_stops_and_failures(int microampere, AnalogueState state)
    {
        Assert.Equal(state, Flow.State(microampere));
        var (value, quality) = Flow.Convert(microampere);
        Assert.Equal(state is AnalogueState.FailureLow or AnalogueState.FailureHigh, value is null);
        Assert.Equal(state switch { AnalogueState.Measuring => Quality.Good, AnalogueState.SaturatedLow or AnalogueState.SaturatedHigh => Quality.Estimated, _ => Quality.Bad }, quality);
    }

    [Property]
    public bool Raw_value_and_process_value_belong_together_whatever_the_scale(int at4, int width, int low, int range, byte part, bool root)
    {
        var scale = new AnalogueScale(at4, at4 + (width % 100_000 == 0 ? 1000 : width % 100_000), low % 10_000, low % 10_000 + (range % 10_000 == 0 ? 1 : range % 10_000)) { SquareRoot = root };
        var value = scale.Low + (scale.High - scale.Low) * part / 255m;
        var (read, quality) = scale.Convert(scale.Raw(value));
        return quality == Quality.Good && Math.Abs(read!.Value - value) < 0.000_001m;
    }

    [Property]
    public bool With_a_root_a_quarter_of_the_signal_is_half_of_the_flow_and_nothing_is_negative(ushort raw)
    {
        var root = Flow with { SquareRoot = true };
        var (value, _) = root.Convert(raw);
        return root.Convert(8000m).Value == 125m && root.Convert(20000m).Value == 250m && value is null or >= 0m;
    }

    [Fact]
    public void Below_the_cut_off_the_flow_is_zero_and_above_it_nothing_changes()
    {
        var cut = Flow with { SquareRoot = true, CutOff = 0.05m };
        Assert.Equal((0m, Quality.Good), cut.Convert(4039m));
        Assert.Equal((12.5m, Quality.Good), cut.Convert(4040m));
        Assert.Equal((-3.125m, Quality.Good), Flow.Convert(3800m));
    }

    [Theory]
    [InlineData("""{"rawAt4":0,"rawAt20":0,"low":0,"high":1}""", "analogue: the two ends")]
    [InlineData("""{"rawAt4":0,"rawAt20":27648,"low":0,"high":1,"cutOff":0.5}""", "analogue.cutOff: is a part")]
    [InlineData("""{"rawAt4":0,"rawAt20":27648,"low":0,"high":1,"squareRoot":true,"cutOff":0.02}""", null)]
    public void A_scale_that_cannot_be_is_refused_with_its_path(string json, string? problem)
    {
        var scale = JsonSerializer.Deserialize<AnalogueScale>(json, ChannelOptions.Json);
        var problems = new ModbusPointOptions { PointId = "p", Register = 0, Analogue = scale }.Validate("point").Select(p => $"{p.Path}: {p.Message}").ToList();
        Assert.Equal(problem is null ? 0 : 1, problems.Count);
        Assert.All(problems, p => Assert.StartsWith($"point.{problem}", p));
    }
}

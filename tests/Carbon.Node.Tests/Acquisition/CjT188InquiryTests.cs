using Carbon.Metering;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Simulation;

namespace Carbon.Node.Tests.Acquisition;

public sealed class CjT188InquiryTests
{
    private static readonly CjT188MeterOptions Gas = new()
    {
        MeterId = "gas",
        Address = "00330000005678",
        MeterType = "30",
        Points = [new() { PointId = "volume", Element = "current_volume", Unit = "m3" }],
    };

    [Fact]
    public void Heat_is_read_in_the_unit_of_the_point_whatever_the_meter_counts_in()
    {
        var meter = Gas with
        {
            Address = "00111111113333",
            MeterType = "20",
            Points = [new() { PointId = "heat", Element = "current_heat", Unit = "GJ" }, new() { PointId = "kwh", Element = "current_heat", Unit = "kWh" }, new() { PointId = "wrong", Element = "current_heat", Unit = "m3" }],
        };
        Assert.Equal([(0.3125m, Quality.Good), (86.805555556m, Quality.Good), ((decimal?)null, Quality.Bad)], Read(meter, Serial(FrameVectors.Bytes(FrameVectors.ById("cjt188-p-030")), 1)));
    }

    [Fact]
    public void A_value_in_litres_is_bad_until_its_decimals_are_configured()
    {
        var meter = Gas with { Address = "00000008077124", MeterType = "20", SerialNotEchoed = true, Points = [Flow(null), Flow(0)] };
        var readings = Read(meter, FrameVectors.Bytes(FrameVectors.ById("cjt188-p-020")));
        Assert.Equal((null, Quality.Bad), readings[0]);
        Assert.Equal((131.083m, Quality.Good), readings[1]);
    }

    [Fact]
    public void Only_the_reply_to_the_present_question_of_the_meter_asked_is_believed()
    {
        var reply = FrameVectors.Bytes(FrameVectors.ById("cjt188-p-028"));
        Assert.Equal(ReplyVerdict.Complete, Judge(Gas, Serial(reply, 1)));
        Assert.Equal(ReplyVerdict.Foreign, Judge(Gas, Serial(reply, 2)));
        Assert.Equal(ReplyVerdict.Complete, Judge(Gas with { SerialNotEchoed = true }, Serial(reply, 2)));
        Assert.Equal(ReplyVerdict.Foreign, Judge(Gas with { Address = "00330000005679" }, Serial(reply, 1)));
        Assert.Equal(ReplyVerdict.Foreign, Judge(Gas with { MeterType = "10" }, Serial(reply, 1)));
        Assert.Equal(ReplyVerdict.Exception, Judge(Gas, CjT188Frame.Build(0x30, Gas.Address, 0xC1, [0x1F, 0x90, 1])));
        Assert.Equal(ReplyVerdict.Foreign, Judge(Gas, CjT188Frame.Build(0x30, Gas.Address, 0x81, [0x0A, 0x81, 1])));
        Assert.Equal(ReplyVerdict.Invalid, Judge(Gas, CjT188Frame.Build(0x30, Gas.Address, 0x81, [0x1F, 0x90, 1, 0, 0])));
    }

    [Fact]
    public void Two_meters_that_answer_the_wildcard_are_told_apart_and_neither_is_believed()
    {
        var reply = Serial(FrameVectors.Bytes(FrameVectors.ById("cjt188-p-028")), 1);
        var neighbour = CjT188Frame.Build(0x30, "00330000009999", 0x81, reply.AsSpan(11, 22));
        Assert.Equal(ReplyVerdict.Complete, Judge(Gas with { Address = CjT188Frame.Wildcard }, reply));
        Assert.Equal(ReplyVerdict.Invalid, Judge(Gas with { Address = CjT188Frame.Wildcard }, [.. reply, .. neighbour]));
    }

    [Fact]
    public void One_wrong_byte_in_a_reply_never_yields_a_reading()
    {
        var reply = Serial(FrameVectors.Bytes(FrameVectors.ById("cjt188-p-028")), 1);
        var random = new Random(20260103);
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = reply.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            Assert.NotEqual(ReplyVerdict.Complete, Judge(Gas, damaged));
        }
    }

    [Fact]
    public void A_low_battery_marks_the_readings_and_its_bits_can_be_read_as_points()
    {
        var meter = Gas with { Points = [.. Gas.Points, Bit(CjT188Status.BatteryLow), Bit(CjT188Status.ValveClosed), Bit(CjT188Status.ValveFault)] };
        Assert.Empty(meter.Validate("meter"));
        Assert.Equal([((decimal?)12.34m, Quality.Good), (0m, Quality.Good), (0m, Quality.Good), (0m, Quality.Good)], Read(meter, Shown(0)));
        Assert.Equal([((decimal?)12.34m, Quality.Estimated), (1m, Quality.Good), (1m, Quality.Good), (0m, Quality.Good)], Read(meter, Shown(5)));
        Assert.Equal([((decimal?)12.34m, Quality.Good), (0m, Quality.Good), (0m, Quality.Good), (1m, Quality.Good)], Read(meter, Shown(3)));
    }

    [Fact]
    public void A_status_word_of_the_vendor_marks_nothing()
    {
        Assert.Equal([((decimal?)12.34m, Quality.Good)], Read(Gas with { OwnStatusWord = true }, Shown(5)));
        var problems = (Gas with { OwnStatusWord = true, Points = [Bit(CjT188Status.BatteryLow)] }).Validate("meter").Select(p => p.Path);
        Assert.Equal(["meter.points[0].element"], problems);
    }

    [Theory]
    [InlineData("20", CjT188Layout.ValueThenUnit, false, false)]
    [InlineData("20", CjT188Layout.UnitThenValue, true, true)]
    [InlineData("25", CjT188Layout.HighByteFirst, true, false)]
    public async Task A_simulated_heat_meter_is_read_with_the_deviations_of_its_profile(string type, CjT188Layout layout, bool highFirst, bool mute)
    {
        CjT188MeterOptions[] meters =
        [
            Gas with
            {
                MeterType = type,
                Layout = layout,
                IdentifierHighByteFirst = highFirst,
                SerialNotEchoed = mute,
                Points = [new() { PointId = "heat", Element = "current_heat", Unit = "GJ" }, new() { PointId = "supply", Element = "supply_temperature", Unit = "degC" }, new() { PointId = "flow", Element = "flow", Unit = "m3/h" }],
            },
        ];
        var registers = new Registers { ["gas", "heat"] = 4.5m, ["gas", "supply"] = 61.25m, ["gas", "flow"] = 1.234m };
        await using var server = Simulators.Start(new CjT188SimulatorOptions { Meters = meters }, registers, TimeProvider.System);
        var sink = new RecordingSink();
        await using var collecting = await new Collecting(TimeProvider.System, sink, new CjT188OverTcpOptions { Id = "bus", Host = "127.0.0.1", Port = server.Port, Meters = meters }).StartAsync();
        await sink.UntilAsync("the meter was read", "gas", 3);
        Assert.Equal([("heat", 4.5m), ("supply", 61.25m), ("flow", 1.234m)], sink.Of("gas").Take(3).Select(r => (r.PointId, r.Value!.Value)));
    }

    [SkippableFact]
    public async Task A_gas_meter_is_read_over_a_serial_line()
    {
        var terminal = PseudoTerminal.Open(out var reason);
        Skip.If(terminal is null, reason);
        await using var line = new SerialSimulator(terminal.Master, new Answering());
        var sink = new RecordingSink();
        await using var collecting = await new Collecting(TimeProvider.System, sink, new CjT188SerialOptions { Id = "line", SerialPort = terminal.Name, Meters = [Gas] }).StartAsync();
        await sink.UntilAsync("the meter was read", "gas", 1);
        Assert.Equal((1234.56m, Quality.Good), (sink.Of("gas")[0].Value, sink.Of("gas")[0].Quality));
    }

    private static CjT188PointOptions Flow(int? decimals) => new() { PointId = $"flow{decimals}", Element = "cumulative_flow", Unit = "m3", Decimals = decimals };

    private static CjT188PointOptions Bit(string element) => new() { PointId = element, Element = element };

    private static byte[] Shown(ushort status) => CjT188Frame.Build(
        0x30, Gas.Address, 0x81, CjT188Data.Build(0x30, CjT188Layout.ValueThenUnit, false, 1, _ => 12.34m, new(2026, 11, 25, 13, 30, 0), status));

    private static ReplyVerdict Judge(CjT188MeterOptions meter, byte[] reply)
    {
        var inquiry = new CjT188Inquiry(meter, meter.Points, preamble: 0);
        inquiry.Write(new byte[64]);
        return inquiry.Examine(reply).Verdict;
    }

    private static List<(decimal?, Quality)> Read(CjT188MeterOptions meter, byte[] reply)
    {
        var inquiry = new CjT188Inquiry(meter, meter.Points, preamble: 0);
        inquiry.Write(new byte[64]);
        Assert.Equal(ReplyVerdict.Complete, inquiry.Examine(reply).Verdict);
        var readings = new List<PointReading>();
        inquiry.Read([], DateTimeOffset.UnixEpoch, readings);
        return [.. readings.Select(r => (r.Value, r.Quality))];
    }

    private static byte[] Serial(byte[] bytes, byte serial)
    {
        Assert.True(CjT188Frame.TryParse(bytes, out var frame, out _));
        frame.Data[2] = serial;
        return CjT188Frame.Build(frame.MeterType, frame.Address, frame.Control, frame.Data);
    }

    private sealed class Answering : IFrameResponder
    {
        public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
        {
            if (CjT188Frame.Find(received) is not [var range, ..] || !CjT188Frame.TryParse(received[range], out var request, out _))
                return (0, 0);
            var answer = Serial(FrameVectors.Bytes(FrameVectors.ById("cjt188-p-028")), request.Data[2]);
            answer.CopyTo(reply);
            return (range.End.Value, answer.Length);
        }
    }
}

using System.Net;
using System.Text;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Simulation;

namespace Carbon.Node.Tests.Acquisition;

public sealed class ModbusAsciiTests
{
    private static readonly ModbusBlock Block = new(ModbusTable.Holding, 0x6B, 3, TimeSpan.FromMinutes(1), [new() { PointId = "p", Register = 0x6C }]);

    [Fact]
    public void The_question_is_the_example_of_the_standard()
    {
        var buffer = new byte[64];
        var length = new ModbusAsciiInquiry(0x11, Block).Write(buffer);
        Assert.Equal(":1103006B00037E\r\n", Encoding.ASCII.GetString(buffer, 0, length));
    }

    [Theory]
    [InlineData(":1103006B00037E\r\n", "")]
    [InlineData(":1103006B00037F\r\n", "LRC wrong")]
    [InlineData(":1103006b00037E\r\n", "neither 0 to 9 nor A to F")]
    [InlineData(":1103006B00037E\n\r", "end characters")]
    [InlineData("1103006B00037E:\r\n", "start character")]
    [InlineData(":1103006B0003E\r\n", "odd number")]
    [InlineData(":7E\r\n", "characters, this one has 5")]
    public void A_broken_rule_is_named(string frame, string error)
    {
        var explanation = ModbusExplanation.OfAscii(Encoding.ASCII.GetBytes(frame));
        Assert.Equal(error.Length == 0, explanation.Accept);
        Assert.Contains(error, explanation.Error ?? "");
    }

    [Theory]
    [InlineData("11 03 06 000A 0102 0003", ReplyVerdict.Complete)]
    [InlineData("11 83 02", ReplyVerdict.Exception)]
    [InlineData("11 83 0B", ReplyVerdict.Absent)]
    [InlineData("11 04 06 000A 0102 0003", ReplyVerdict.Invalid)]
    [InlineData("11 03 04 000A 0102", ReplyVerdict.Invalid)]
    [InlineData("12 03 06 000A 0102 0003", ReplyVerdict.Incomplete)]
    public void Behind_noise_only_the_reply_that_was_asked_for_is_believed(string hex, ReplyVerdict verdict)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", ""));
        byte[] received = [.. ":11030:6\r\n"u8, 0xFF, .. FrameVectors.Ascii(bytes[0], bytes.AsSpan(1))];
        Assert.Equal(verdict, new ModbusAsciiInquiry(0x11, Block).Examine(received).Verdict);
        Assert.Equal(ReplyVerdict.Incomplete, new ModbusAsciiInquiry(0x11, Block).Examine(received.AsSpan(..^1)).Verdict);
    }

    [Fact]
    public async Task A_simulated_device_is_read_over_TCP()
    {
        var registers = new Registers { ["m", "p"] = 4711m };
        ModbusMeterOptions[] meters = [new() { MeterId = "m", Unit = 17, Points = [new() { PointId = "p", Register = 100, Type = ModbusType.Int64, Order = WordOrder.Cdab }] }];
        await using var server = Simulators.Start(new ModbusSimulatorOptions { Framing = ModbusFraming.Ascii, Meters = meters }, registers, TimeProvider.System);
        var sink = new RecordingSink();
        await using var collecting = await new Collecting(TimeProvider.System, sink, new ModbusAsciiOverTcpOptions { Id = "gateway", Host = IPAddress.Loopback.ToString(), Port = server.Port, Meters = meters }).StartAsync();
        await sink.UntilAsync("the meter was read", "m", 1);
        Assert.Equal(4711m, sink.Of("m")[0].Value);
    }
}

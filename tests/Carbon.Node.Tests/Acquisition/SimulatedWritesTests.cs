using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Simulation;
using FsCheck.Xunit;

namespace Carbon.Node.Tests.Acquisition;

public sealed class SimulatedWritesTests
{
    private static readonly ModbusMeterOptions Meter = new() { MeterId = "m", Unit = 1, Points = [new() { PointId = "p", Register = 20, Type = ModbusType.UInt32, Order = WordOrder.Abcd }] };

    private readonly ModbusDevices devices = new([Meter], new Registers { ["m", "p"] = 7m }, TimeProvider.System);

    [Theory]
    [InlineData("05 0003 FF00", "05 0003 FF00", "01 0000 0008", "01 01 08")]
    [InlineData("0F 0001 000A 02 0502", "0F 0001 000A", "01 0000 000B", "01 02 0A04")]
    [InlineData("06 0009 1234", "06 0009 1234", "03 0009 0001", "03 02 1234")]
    [InlineData("10 0005 0002 04 1122 3344", "10 0005 0002", "03 0004 0003", "03 06 0000 1122 3344")]
    [InlineData("16 0009 00F2 0025", "16 0009 00F2 0025", "03 0009 0001", "03 02 0005")]
    [InlineData("17 0014 0002 0009 0001 02 ABCD", "17 04 0000 0007", "03 0009 0001", "03 02 ABCD")]
    public void What_another_master_writes_can_be_read_back(string write, string answer, string read, string shown)
    {
        Assert.Equal(Compact(answer), Ask(write));
        Assert.Equal(Compact(shown), Ask(read));
    }

    [Theory]
    [InlineData("06 0014 0001", "86 02")]
    [InlineData("10 0013 0002 04 0000 0000", "90 02")]
    [InlineData("10 0005 0002 02 0000", "90 03")]
    [InlineData("05 0003 1234", "85 03")]
    [InlineData("08 0000 0000", "88 01")]
    public void A_write_to_what_is_measured_or_of_the_wrong_shape_is_refused(string write, string answer) => Assert.Equal(Compact(answer), Ask(write));

    [Property]
    public bool Collection_asks_with_reading_functions_only(ModbusTable table, ushort register)
    {
        var bits = table.IsBits();
        var point = new ModbusPointOptions { PointId = "p", Table = table, Register = register, Type = bits ? ModbusType.Bit : ModbusType.UInt16 };
        var block = ModbusBlock.Plan([point], gap: 0, limit: 125)[0];
        Inquiry[] all = [new ModbusTcpInquiry(1, block, new()), new ModbusRtuInquiry(1, block)];
        var buffer = new byte[300];
        return all.All(i => i.Write(buffer) > 0 && buffer[i is ModbusTcpInquiry ? 7 : 1] is >= 1 and <= 4);
    }

    [Fact]
    public void A_long_write_in_RTU_framing_is_found_behind_noise_and_in_pieces()
    {
        byte[] request = [1, 0x10, 0, 5, 0, 2, 4, 1, 2, 3, 4, 0, 0];
        ModbusCrc.Seal(request);
        var responder = new ModbusRtuResponder(devices);
        var reply = new byte[300];
        byte[] noisy = [0x55, 0xAA, .. request];
        Assert.Equal((0, 0), responder.Respond(noisy.AsSpan(..9), reply));
        Assert.Equal((noisy.Length, 8), responder.Respond(noisy, reply));
        Assert.True(ModbusCrc.IsSound(reply.AsSpan(..8)));
    }

    private string Ask(string hex)
    {
        var reply = new byte[ModbusPdu.Longest];
        return Convert.ToHexString(reply, 0, devices.Answer(1, Convert.FromHexString(Compact(hex)), reply));
    }

    private static string Compact(string hex) => hex.Replace(" ", "");
}

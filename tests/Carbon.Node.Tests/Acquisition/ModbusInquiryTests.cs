using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Modbus;
using FsCheck.Xunit;

namespace Carbon.Node.Tests.Acquisition;

public sealed class ModbusInquiryTests
{
    private static readonly ModbusBlock Block = new(ModbusTable.Holding, 0x6B, 2, TimeSpan.FromMinutes(1), [new() { PointId = "p", Register = 0x6B, Type = ModbusType.UInt32, Order = WordOrder.Abcd }]);

    [Theory]
    [InlineData("0001 0000 0007 11 03 04 00000001", ReplyVerdict.Complete)]
    [InlineData("0002 0000 0007 11 03 04 00000001", ReplyVerdict.Foreign)]
    [InlineData("0001 0001 0007 11 03 04 00000001", ReplyVerdict.Broken)]
    [InlineData("0001 0000 0007 12 03 04 00000001", ReplyVerdict.Invalid)]
    [InlineData("0001 0000 0007 11 04 04 00000001", ReplyVerdict.Invalid)]
    [InlineData("0001 0000 0005 11 03 02 0000", ReplyVerdict.Invalid)]
    [InlineData("0001 0000 0003 11 83 02", ReplyVerdict.Exception)]
    [InlineData("0001 0000 0003 11 83 0B", ReplyVerdict.Absent)]
    [InlineData("0001 0000 0007 11 03 04 0000", ReplyVerdict.Incomplete)]
    [InlineData("0001 0000 FFFF 11 03 04 0000", ReplyVerdict.Broken)]
    public void Over_TCP_only_the_reply_that_was_asked_for_is_believed(string hex, ReplyVerdict verdict)
    {
        var inquiry = new ModbusTcpInquiry(0x11, Block, new());
        inquiry.Write(new byte[12]);
        Assert.Equal(verdict, inquiry.Examine(Convert.FromHexString(hex.Replace(" ", ""))).Verdict);
    }

    [Theory]
    [InlineData("1103 04 00000001", ReplyVerdict.Complete)]
    [InlineData("FF00 11 1103 04 00000001", ReplyVerdict.Complete)]
    [InlineData("1203 04 00000001", ReplyVerdict.Incomplete)]
    [InlineData("1103 02 0001", ReplyVerdict.Incomplete)]
    [InlineData("1183 02", ReplyVerdict.Exception)]
    public void On_a_serial_line_the_reply_is_found_behind_noise(string hex, ReplyVerdict verdict)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", ""));
        var start = hex.StartsWith("FF", StringComparison.Ordinal) ? 3 : 0;
        byte[] received = [.. bytes, 0, 0];
        ModbusCrc.Seal(received.AsSpan(start));
        Assert.Equal(verdict, new ModbusRtuInquiry(0x11, Block).Examine(received).Verdict);
        received[^1] ^= 1;
        Assert.Equal(ReplyVerdict.Incomplete, new ModbusRtuInquiry(0x11, Block).Examine(received).Verdict);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(6, false)]
    [InlineData(11, false)]
    public void A_joined_block_is_taken_apart_only_where_the_device_blames_its_addresses(byte exception, bool split)
    {
        var block = Block with { Points = [Block.Points[0], new() { PointId = "q", Register = 0x6B }] };
        var inquiry = new ModbusRtuInquiry(0x11, block);
        byte[] reply = [0x11, 0x83, exception, 0, 0];
        ModbusCrc.Seal(reply);
        inquiry.Examine(reply);
        Assert.Equal(split ? 2 : 0, inquiry.Split()?.Count ?? 0);
    }

    [Fact]
    public void Coils_are_joined_up_to_their_own_limit()
    {
        ModbusPointOptions Coil(int register) => new() { PointId = $"{register}", Table = ModbusTable.Coil, Register = register, Type = ModbusType.Bit };
        var points = Enumerable.Range(0, 2001).Select(Coil).ToList();
        Assert.Equal([2000, 1], ModbusBlock.Plan(points, gap: 0, limit: 125).Select(b => b.Count));
        Assert.Equal([(0, 16), (16, 16), (32, 8)], ModbusBlock.Plan(points.Take(40), gap: 0, limit: 125, bits: 16).Select(b => (b.Start, b.Count)));
    }

    [Property]
    public bool Every_point_is_read_whole_exactly_once_within_the_limits(ushort[] registers, byte gap, byte limit)
    {
        var (most, holes) = (4 + limit % 122, gap % 121);
        var points = registers.Distinct().Select((r, i) => new ModbusPointOptions { PointId = $"{r}", Register = r % 3000, Type = i % 3 == 0 ? ModbusType.Float64 : ModbusType.UInt16, Order = WordOrder.Abcd }).ToList();
        var blocks = ModbusBlock.Plan(points, holes, most);
        return blocks.Sum(b => b.Points.Count) == points.Count
            && blocks.All(b => b.Count <= most && b.Points.All(p => p.Register >= b.Start && p.Register + p.Type.Registers() <= b.Start + b.Count));
    }

    [Fact]
    public void Points_close_together_are_read_at_once_within_limit_and_gap()
    {
        ModbusPointOptions At(int register, int every = 60) => new() { PointId = $"{register}", Register = register, Every = TimeSpan.FromSeconds(every) };
        var blocks = ModbusBlock.Plan([At(30), At(0), At(5), At(31), At(32, every: 10), At(200)], gap: 4, limit: 20);
        Assert.Equal([(0, 6, 2), (30, 2, 2), (200, 1, 1), (32, 1, 1)], blocks.Select(b => (b.Start, b.Count, b.Points.Count)));
    }
}

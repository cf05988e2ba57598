using System.Net;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.State;
using Carbon.Node.Simulation;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>Six instruments on one line, of which one is dead, one slow, one noisy (real time: a poll every 500 ms).</summary>
public sealed class SharedLineTests
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(150);

    /// <summary>Polls that a busy test machine may miss; a dead neighbour that was waited for at every poll would cost many more.</summary>
    private const int Hiccups = 2;

    private readonly RecordingSink sink = new();
    private readonly Registers registers = new();

    [SkippableFact]
    public async Task On_a_Modbus_RTU_line_good_neighbours_keep_their_schedule()
    {
        var terminal = PseudoTerminal.Open(out var reason);
        Skip.If(terminal is null, reason);
        var meters = Modbus();
        await using var line = new SerialSimulator(terminal.Master, new TroubledLine(new ModbusRtuResponder(new(meters, registers, TimeProvider.System)), frame => frame[0]));
        await GoodNeighboursKeepTheirScheduleAsync(new ModbusRtuOptions { Id = "line", SerialPort = terminal.Name, BaudRate = 115200, Meters = meters, Timeout = Deadline, ProbeEvery = TimeSpan.FromSeconds(1), Gather = TimeSpan.Zero });
    }

    [Fact]
    public async Task Behind_a_gateway_with_RTU_over_TCP_good_neighbours_keep_their_schedule()
    {
        var meters = Modbus();
        await using var gateway = new TcpSimulator(IPAddress.Loopback, 0, new TroubledLine(new ModbusRtuResponder(new(meters, registers, TimeProvider.System)), frame => frame[0]));
        await GoodNeighboursKeepTheirScheduleAsync(new ModbusRtuOverTcpOptions { Id = "line", Host = "127.0.0.1", Port = gateway.Port, Meters = meters, Timeout = Deadline, ProbeEvery = TimeSpan.FromSeconds(1), Gather = TimeSpan.Zero });
    }

    [SkippableFact]
    public async Task On_a_DLT_645_line_good_neighbours_keep_their_schedule()
    {
        var terminal = PseudoTerminal.Open(out var reason);
        Skip.If(terminal is null, reason);
        var meters = DlT645();
        await using var line = new SerialSimulator(terminal.Master, new TroubledLine(new DlT645Responder(meters, registers, TimeProvider.System), frame => frame[1]));
        await GoodNeighboursKeepTheirScheduleAsync(new DlT645SerialOptions { Id = "line", SerialPort = terminal.Name, BaudRate = 115200, Meters = meters, Timeout = Deadline, IdleGap = TimeSpan.FromMilliseconds(50), ProbeEvery = TimeSpan.FromSeconds(1), Gather = TimeSpan.Zero });
    }

    private async Task GoodNeighboursKeepTheirScheduleAsync(ChannelOptions options)
    {
        foreach (var unit in Enumerable.Range(1, 6))
            registers[$"m{unit}", "p"] = unit;
        registers.Silence("m2", true);
        await using var collecting = await new Collecting(TimeProvider.System, sink, options).StartAsync();
        foreach (var good in new[] { "m1", "m5", "m6" })
            await sink.UntilAsync($"{good} was read twelve times", good, 12);
        foreach (var good in new[] { "m1", "m5", "m6" })
        {
            var readings = sink.Of(good);
            Assert.All(readings, r => Assert.Equal(decimal.Parse(good[1..]), r.Value));
            var slots = readings.Skip(2).Select(r => r.MeasuredAt.UtcTicks / Every.Ticks).ToList();
            Assert.True(slots[^1] - slots[0] <= slots.Count + Hiccups, $"{good} missed polls: {string.Join(' ', slots.Select(s => s - slots[0]))}");
        }
        Assert.Empty(sink.Of("m2"));
        Assert.Equal(LinkState.Silent, collecting.State.Meter("m2")!.State);
        Assert.NotEmpty(sink.Of("m3"));
        Assert.All(sink.Of("m4"), r => Assert.Equal(4m, r.Value));
    }

    private static List<ModbusMeterOptions> Modbus() =>
        [.. Enumerable.Range(1, 6).Select(unit => new ModbusMeterOptions { MeterId = $"m{unit}", Unit = unit, Points = [new() { PointId = "p", Register = 10, Type = ModbusType.UInt32, Order = WordOrder.Cdab, Every = Every }] })];

    private static List<DlT645MeterOptions> DlT645() =>
        [.. Enumerable.Range(1, 6).Select(unit => new DlT645MeterOptions { MeterId = $"m{unit}", Address = $"{unit:000000000000}", Points = [new() { PointId = "p", Di = "00010000", Every = Every }] })];

    /// <summary>Unit 3 takes its time, every second answer of unit 4 is damaged and has noise around it.</summary>
    private sealed class TroubledLine(IFrameResponder inner, Func<byte[], byte> unitOf) : IFrameResponder
    {
        private int answersOfNoisy;

        public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
        {
            var (consumed, length) = inner.Respond(received, reply);
            if (length == 0)
                return (consumed, 0);
            var unit = unitOf(reply[..length].ToArray());
            if (unit == 3)
                Thread.Sleep(60);
            if (unit != 4 || answersOfNoisy++ % 2 != 0)
                return (consumed, length);
            reply[..length].CopyTo(reply[3..]);
            reply[..3].Fill(0x55);
            reply[length / 2 + 3] ^= 0x10;
            return (consumed, length + 3);
        }
    }
}

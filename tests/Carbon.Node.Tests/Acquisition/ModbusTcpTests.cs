using System.Diagnostics;
using System.Net;
using Carbon.Metering;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.State;
using Carbon.Node.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace Carbon.Node.Tests.Acquisition;

public sealed class ModbusTcpTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 30, TimeSpan.Zero);
    private readonly FakeTimeProvider time = new(Start);
    private readonly RecordingSink sink = new();
    private readonly Registers registers = new();

    [Fact]
    public async Task Registers_of_every_type_and_order_arrive_as_the_device_shows_them()
    {
        var points = Enum.GetValues<ModbusType>().Where(t => t != ModbusType.Bit)
            .SelectMany(t => Enum.GetValues<WordOrder>().Select(o => (t, o)))
            .Select((p, i) => new ModbusPointOptions { PointId = $"{p.t}/{p.o}", Register = i * 4, Type = p.t, Order = p.o, Scale = 0.5m, Offset = 10m, Table = i % 2 == 0 ? ModbusTable.Holding : ModbusTable.Input })
            .Append(new ModbusPointOptions { PointId = "coil", Table = ModbusTable.Coil, Register = 9, Type = ModbusType.Bit })
            .Append(new ModbusPointOptions { PointId = "bit", Register = 400, Type = ModbusType.Bit, Bit = 11 })
            .ToList();
        foreach (var point in points)
            registers["m", point.PointId] = point.Type == ModbusType.Bit ? 1m : 1011.5m;
        var meter = new ModbusMeterOptions { MeterId = "m", Unit = 7, Points = points };
        await using var server = Serve(meter);
        await using var collecting = await Collect(server.Port, meter);
        await sink.UntilAsync("all points were read once", "m", points.Count);
        Assert.All(sink.Of("m"), r => Assert.Equal((r.PointId is "coil" or "bit" ? 1m : 1011.5m, Quality.Good), (r.Value, r.Quality)));
    }

    [Fact]
    public async Task Polls_fall_on_whole_multiples_of_their_period()
    {
        registers["m", "p"] = 5m;
        var meter = Meter("m", 1, TimeSpan.FromMinutes(1));
        await using var server = Serve(meter);
        await using var collecting = await Collect(server.Port, meter);
        await sink.UntilAsync("the first reading came", "m", 1);
        for (var minute = 1; minute <= 3; minute++)
        {
            time.SetUtcNow(Start.AddSeconds(-30).AddMinutes(minute));
            await sink.UntilAsync($"minute {minute} was read", "m", minute + 1);
        }
        Assert.Equal([Start, .. Enumerable.Range(1, 3).Select(m => Start.AddSeconds(-30).AddMinutes(m))], sink.Of("m").Select(r => r.MeasuredAt));
    }

    [Fact]
    public async Task The_bytes_of_request_and_reply_go_with_the_reading()
    {
        registers["m", "p"] = 0x1234;
        var meter = Meter("m", 9, TimeSpan.FromMinutes(1));
        await using var server = Serve(meter);
        await using var collecting = await Collect(server.Port, meter);
        await sink.UntilAsync("a reading came", "m", 1);
        Assert.Equal("000100000006090300000001" + "0001000000050903021234", Convert.ToHexString(sink.Recorded[0].Frame.Span));
        var link = collecting.State.Meter("m")!;
        Assert.Equal((LinkState.Live, 1L, 2), (link.State, link.Requests, link.Frames.Count));
    }

    [Fact]
    public async Task Readings_that_cannot_be_recorded_are_offered_again_and_none_is_lost()
    {
        registers["m", "p"] = 1m;
        var refusals = 2;
        sink.Before = (_, _) => Interlocked.Decrement(ref refusals) >= 0 ? throw new IOException("disk full") : Task.CompletedTask;
        var meter = Meter("m", 1, TimeSpan.FromMinutes(1));
        await using var server = Serve(meter);
        await using var collecting = await Collect(server.Port, meter);
        await sink.UntilAsync("the reading was recorded at last", "m", 1);
        Assert.Equal(3, sink.Offers);
        Assert.Contains("disk full", collecting.State.Channels()[0].LastError);
    }

    [Fact]
    public async Task A_device_that_comes_back_is_collected_from_again_by_itself()
    {
        registers["m", "p"] = 1m;
        var meter = Meter("m", 1, TimeSpan.FromSeconds(10));
        var server = Serve(meter);
        var port = server.Port;
        await using var collecting = await Collect(port, meter);
        await sink.UntilAsync("the first reading came", "m", 1);
        await server.DisposeAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        await Eventually("the meter is seen to be gone", () => collecting.State.Meter("m")!.State == LinkState.Silent);
        registers["m", "p"] = 2m;
        await using var again = new TcpSimulator(IPAddress.Loopback, port, new ModbusTcpResponder(new([meter], registers, time)));
        await sink.UntilAsync("the meter answers again", all => all.Any(r => r.Readings.Any(p => p.Value == 2m)));
        Assert.Equal(LinkState.Live, collecting.State.Meter("m")!.State);
    }

    [Fact]
    public async Task Fast_polls_are_handed_on_together()
    {
        registers["m", "p"] = 1m;
        var meter = Meter("m", 1, TimeSpan.FromSeconds(1));
        await using var server = Serve(meter);
        await using var collecting = await Collect(server.Port, meter);
        for (var second = 1; second <= 6; second++)
        {
            var expected = second;
            // A beat that passes before the channel waits for it is left out, as on a machine that is late; the next one comes.
            await Eventually($"poll {second}", () => registers.Reads.Count >= expected, () => time.Advance(TimeSpan.FromSeconds(1)));
            await Eventually($"poll {second} noted", () => collecting.State.Meter("m")!.Requests >= expected);
            time.Advance(TimeSpan.FromSeconds(1));
        }
        await sink.UntilAsync("the first hand-over", all => all.Count >= 1);
        Assert.InRange(sink.Recorded[0].Readings.Count, 4, 7);
    }

    [Fact]
    public async Task When_a_device_refuses_a_joined_block_its_points_are_read_one_by_one()
    {
        var meter = new ModbusMeterOptions { MeterId = "m", Unit = 1, Points = [new() { PointId = "a", Register = 0, Every = TimeSpan.FromSeconds(10) }, new() { PointId = "b", Register = 5, Every = TimeSpan.FromSeconds(10) }] };
        registers["m", "a"] = 11m;
        registers["m", "b"] = 22m;
        var devices = new ModbusTcpResponder(new([meter], registers, time));
        await using var server = new TcpSimulator(IPAddress.Loopback, 0, new OnlySingleRegisters(devices));
        await using var collecting = await Collect(server.Port, meter);
        await Eventually("the joined block was refused", () => collecting.State.Meter("m")!.Errors == 1);
        time.Advance(TimeSpan.FromSeconds(10));
        await sink.UntilAsync("both points were read", "m", 2);
        Assert.Equal([11m, 22m], sink.Of("m").OrderBy(r => r.PointId).Select(r => r.Value!.Value));
    }

    [Fact]
    public async Task The_request_rate_of_one_connection_can_be_measured()
    {
        await using var server = Serve(Meter("m", 1, TimeSpan.FromMinutes(1)));
        registers["m", "p"] = 1m;
        Assert.True(await ModbusRequestRate.MeasureAsync("127.0.0.1", server.Port, 1, 10, TimeSpan.FromMilliseconds(200), CancellationToken.None) > 0);
    }

    private static async Task Eventually(string phase, Func<bool> condition, Action? eachSecond = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (eachSecond is not null && waited.Elapsed > TimeSpan.FromSeconds(1))
            {
                eachSecond();
                waited.Restart();
            }
            Assert.False(limit.IsCancellationRequested, $"waited in vain until {phase}");
            await Task.Yield();
        }
    }

    private static ModbusMeterOptions Meter(string id, int unit, TimeSpan every) => new() { MeterId = id, Unit = unit, Points = [new() { PointId = "p", Register = 0, Every = every }] };

    private TcpSimulator Serve(params ModbusMeterOptions[] meters) => new(IPAddress.Loopback, 0, new ModbusTcpResponder(new(meters, registers, time)));

    private Task<Collecting> Collect(int port, params ModbusMeterOptions[] meters) =>
        new Collecting(time, sink, new ModbusTcpOptions { Id = "c", Host = "127.0.0.1", Port = port, Meters = meters, ReconnectAfter = TimeSpan.FromMilliseconds(50), ReconnectAtMost = TimeSpan.FromMilliseconds(100) }).StartAsync();

    private sealed class OnlySingleRegisters(IFrameResponder inner) : IFrameResponder
    {
        public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
        {
            var answer = inner.Respond(received, reply);
            if (answer.Reply == 0 || received[11] == 1)
                return answer;
            reply[5] = 3;
            reply[7] |= 0x80;
            reply[8] = 2;
            return (answer.Consumed, 9);
        }
    }
}

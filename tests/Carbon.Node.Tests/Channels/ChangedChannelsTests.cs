using System.Net;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.State;
using Carbon.Node.Simulation;
using Carbon.Node.Tests.Acquisition;
using Microsoft.Extensions.Time.Testing;

namespace Carbon.Node.Tests.Channels;

public sealed class ChangedChannelsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 30, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Start);
    private readonly RecordingSink _sink = new();
    private readonly Registers _registers = new();

    [Fact]
    public async Task A_change_of_one_channel_leaves_its_neighbours_running()
    {
        (_registers["a", "p"], _registers["b", "p"], _registers["c", "p"]) = (1m, 2m, 3m);
        await using var server = new TcpSimulator(IPAddress.Loopback, 0, new ModbusTcpResponder(new ModbusDevices([Meter("a", 1), Meter("b", 2), Meter("c", 3)], _registers, _time)));
        await using var collecting = await new Collecting(_time, _sink, Channel("one", server.Port, Meter("a", 1)), Channel("two", server.Port, Meter("b", 2))).StartAsync();
        await _sink.UntilAsync("both were read", all => all.Select(r => r.MeterId).Distinct().Count() == 2);

        await collecting.ApplyAsync(Channel("one", server.Port, Meter("a", 1)), Channel("two", server.Port, Meter("b", 2) with { Points = [Point(TimeSpan.FromMinutes(2))] }), Channel("three", server.Port, Meter("c", 3)));
        await _sink.UntilAsync("the new channel was read", "c", 1);
        await _sink.UntilAsync("the changed channel was read again", "b", 2);
        for (var minute = 1; minute <= 4; minute++)
        {
            _time.SetUtcNow(Start.AddSeconds(-30).AddMinutes(minute));
            await _sink.UntilAsync($"minute {minute}", "a", minute + 1);
            if (minute == 2)
                await collecting.ApplyAsync(Channel("one", server.Port, Meter("a", 1)));
        }

        // One poll at the start and one on every whole minute: no change of a neighbour added or took one.
        Assert.Equal([Start, .. Enumerable.Range(1, 4).Select(m => Start.AddSeconds(-30).AddMinutes(m))], _sink.Of("a").Select(r => r.MeasuredAt));
        Assert.Equal(["one"], collecting.State.Channels().Select(c => c.ChannelId));
        Assert.Equal(["a"], collecting.State.Meters().Select(m => m.MeterId));
    }

    [Fact]
    public async Task A_channel_that_cannot_begin_is_shown_as_faulty_and_the_others_run()
    {
        _registers["a", "p"] = 1m;
        await using var server = new TcpSimulator(IPAddress.Loopback, 0, new ModbusTcpResponder(new ModbusDevices([Meter("a", 1)], _registers, _time)));
        await using var collecting = await new Collecting(_time, _sink).StartAsync();

        await collecting.RunAsync(
            new ChannelToRun("broken", "modbus-tcp", "{}", new BrokenOptions { Id = "broken", Meters = [Meter("x", 1)] }),
            new ChannelToRun("unreadable", "mqtt", "{}", null, "the key is gone"),
            ChannelToRun.Of(Channel("one", server.Port, Meter("a", 1))));

        await _sink.UntilAsync("the sound channel was read", "a", 1);
        var channels = collecting.State.Channels().ToDictionary(c => c.ChannelId);
        Assert.Contains("no Modbus channel", channels["broken"].LastError, StringComparison.Ordinal);
        Assert.Contains("the key is gone", channels["unreadable"].LastError, StringComparison.Ordinal);
        Assert.Equal(LinkState.Faulty, collecting.State.Meter("x")!.State);
        Assert.Contains("no Modbus channel", collecting.State.Meter("x")!.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meter_moves_from_one_channel_to_another_in_one_step()
    {
        (_registers["a", "p"], _registers["b", "p"]) = (1m, 2m);
        await using var server = new TcpSimulator(IPAddress.Loopback, 0, new ModbusTcpResponder(new ModbusDevices([Meter("a", 1), Meter("b", 2)], _registers, _time)));
        await using var collecting = await new Collecting(_time, _sink, Channel("one", server.Port, Meter("a", 1), Meter("b", 2))).StartAsync();
        await _sink.UntilAsync("b was read", "b", 1);

        await collecting.ApplyAsync(Channel("one", server.Port, Meter("a", 1)), Channel("two", server.Port, Meter("b", 2)));
        await _sink.UntilAsync("b was read on its new channel", "b", 2);

        Assert.Equal("two", collecting.State.Meter("b")!.ChannelId);
    }

    private static ModbusTcpOptions Channel(string id, int port, params ModbusMeterOptions[] meters) => new() { Id = id, Host = "127.0.0.1", Port = port, Meters = meters };

    private static ModbusMeterOptions Meter(string id, int unit) => new() { MeterId = id, Unit = unit, Points = [Point(TimeSpan.FromMinutes(1))] };

    private static ModbusPointOptions Point(TimeSpan every) => new() { PointId = "p", Register = 0, Every = every };

    /// <summary>Options of a kind that the factory fails on.</summary>
    private sealed record BrokenOptions : ModbusChannelOptions;
}

using System.IO.Ports;
using System.Net;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Simulation;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>When polls are due, what they cost, and who waits for whom.</summary>
public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Property]
    public Property Polls_fall_on_whole_multiples_counted_from_midnight() => Prop.ForAll(
        Gen.Choose(0, 86_399_999).Zip(Gen.Choose(100, 86_400_000)).ToArbitrary(),
        sample =>
        {
            var (now, every) = (Midnight.AddMilliseconds(sample.Item1), TimeSpan.FromMilliseconds(sample.Item2));
            var next = Schedule.Next(now, every);
            return next > now && next - now <= every && next <= Midnight.AddDays(1)
                && (next == Midnight.AddDays(1) || (next - Midnight).Ticks % every.Ticks == 0);
        });

    [Theory]
    [InlineData("08:00:30", 60, "08:01:00")]
    [InlineData("08:15:00", 900, "08:30:00")]
    [InlineData("08:10:00", 7200, "10:00:00")]
    [InlineData("23:59:00", 420, "1.00:00:00")]
    public void Seconds_minutes_and_hours_are_aligned_to_the_clock(string now, int seconds, string next) =>
        Assert.Equal(Midnight + TimeSpan.Parse(next), Schedule.Next(Midnight + TimeSpan.Parse(now), TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1200, 32.08)]
    [InlineData(9600, 4.01)]
    [InlineData(19200, 2.00)]
    [InlineData(38400, 1.75)]
    [InlineData(115200, 1.75)]
    public void The_gap_between_frames_is_three_and_a_half_characters_and_fixed_above_19200_baud(int baud, double milliseconds) =>
        Assert.Equal(milliseconds, new SerialSettings("x", baud, 8, Parity.Even, StopBits.One, TimeSpan.Zero).FrameGap.TotalMilliseconds, 0.01);

    [Fact]
    public async Task All_dead_meters_of_a_line_together_cost_it_one_deadline_a_probe_period()
    {
        var (registers, sink) = (new Registers(), new RecordingSink());
        var meters = Meters(8, TimeSpan.FromMilliseconds(250));
        registers["m1", "p"] = 1m;
        foreach (var dead in meters.Skip(1))
            registers.Silence(dead.MeterId, true);
        await using var gateway = Gateway(meters, registers);
        await using var collecting = await Collect(gateway, meters, sink, probeEvery: TimeSpan.FromSeconds(1)).StartAsync();
        await sink.UntilAsync("the living one was read sixteen times", "m1", 16);
        var asked = registers.Reads.Where(r => r.MeterId != "m1").ToList();
        Assert.Equal(7, asked.Take(7).Select(r => r.MeterId).Distinct().Count());
        var probes = asked.Skip(7).ToList();
        var seconds = (registers.Reads.Last().At - asked[6].At).TotalSeconds;
        Assert.InRange(probes.Count, 1, (int)seconds + 1);
        Assert.Equal(probes.Count, probes.Select(r => r.MeterId).Distinct().Count());
    }

    [Fact]
    public async Task When_a_cabinet_has_power_again_its_meters_are_there_within_a_few_probes()
    {
        var (registers, sink) = (new Registers(), new RecordingSink());
        var meters = Meters(8, TimeSpan.FromMilliseconds(250));
        foreach (var meter in meters)
            registers.Silence(meter.MeterId, meter.MeterId != "m1");
        await using var gateway = Gateway(meters, registers);
        await using var collecting = await Collect(gateway, meters, sink, probeEvery: TimeSpan.FromSeconds(2)).StartAsync();
        await sink.UntilAsync("the living one was read", "m1", 6);
        foreach (var meter in meters)
            registers.Silence(meter.MeterId, false);
        var since = System.Diagnostics.Stopwatch.StartNew();
        await sink.UntilAsync("all were read", all => meters.All(m => all.Any(r => r.MeterId == m.MeterId)));
        Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task On_an_overloaded_line_every_meter_gets_the_same_share()
    {
        var (registers, sink) = (new Registers(), new RecordingSink());
        var meters = Meters(6, TimeSpan.FromMilliseconds(100));
        await using var gateway = new TcpSimulator(IPAddress.Loopback, 0, new SlowLine(new ModbusRtuResponder(new(meters, registers, TimeProvider.System)), 40));
        await using var collecting = await Collect(gateway, meters, sink, probeEvery: TimeSpan.FromSeconds(10)).StartAsync();
        await sink.UntilAsync("the last was read ten times", "m6", 10);
        var counts = meters.Select(m => sink.Of(m.MeterId).Count).ToList();
        Assert.True(counts.Max() - counts.Min() <= 2, string.Join(' ', counts));
    }

    internal static List<ModbusMeterOptions> Meters(int count, TimeSpan every) =>
        [.. Enumerable.Range(1, count).Select(unit => new ModbusMeterOptions { MeterId = $"m{unit}", Unit = unit, Points = [new() { PointId = "p", Register = 0, Every = every }] })];

    internal static TcpSimulator Gateway(List<ModbusMeterOptions> meters, Registers registers) =>
        new(IPAddress.Loopback, 0, new ModbusRtuResponder(new(meters, registers, TimeProvider.System)));

    internal static Collecting Collect(TcpSimulator gateway, List<ModbusMeterOptions> meters, RecordingSink sink, TimeSpan probeEvery) =>
        new(TimeProvider.System, sink, Options(gateway, meters, probeEvery));

    internal static ModbusRtuOverTcpOptions Options(TcpSimulator gateway, IReadOnlyList<ModbusMeterOptions> meters, TimeSpan probeEvery) => new()
    {
        Id = "line",
        Host = "127.0.0.1",
        Port = gateway.Port,
        Meters = meters,
        Timeout = TimeSpan.FromMilliseconds(100),
        ProbeEvery = probeEvery,
        Gather = TimeSpan.Zero,
    };

    /// <summary>Every answer takes its time.</summary>
    private sealed class SlowLine(IFrameResponder inner, int milliseconds) : IFrameResponder
    {
        public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
        {
            var answer = inner.Respond(received, reply);
            if (answer.Reply > 0)
                Thread.Sleep(milliseconds);
            return answer;
        }
    }
}

using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.State;
using Carbon.Node.Simulation;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>A serial adapter that is pulled out and plugged in again under the same name.</summary>
public sealed class PulledAdapterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("carbon-tty-").FullName;
    private readonly RecordingSink _sink = new();
    private readonly Registers _registers = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Collection_goes_on_by_itself_when_the_adapter_is_back()
    {
        var name = Path.Combine(_folder, "ttyUSB0");
        var meters = ScheduleTests.Meters(2, TimeSpan.FromMilliseconds(250));
        var first = PseudoTerminal.Open(out var reason);
        Skip.If(first is null, reason);
        File.CreateSymbolicLink(name, first.Name);
        var line = new SerialSimulator(first.Master, Devices(meters));
        await using var collecting = await new Collecting(TimeProvider.System, _sink, new ModbusRtuOptions
        {
            Id = "line",
            SerialPort = name,
            BaudRate = 115200,
            Meters = meters,
            Timeout = TimeSpan.FromMilliseconds(150),
            ProbeEvery = TimeSpan.FromMilliseconds(500),
            ReconnectAfter = TimeSpan.FromMilliseconds(100),
            ReconnectAtMost = TimeSpan.FromMilliseconds(400),
            Gather = TimeSpan.Zero,
        }).StartAsync();
        foreach (var meter in meters)
            await _sink.UntilAsync($"{meter.MeterId} was read", meter.MeterId, 2);

        File.Delete(name);
        await line.DisposeAsync();
        await Eventually("the line is seen to be gone", () => !collecting.State.Channels()[0].Connected);
        Assert.Contains(name, collecting.State.Channels()[0].LastError);

        var second = PseudoTerminal.Open(out _)!;
        foreach (var meter in meters)
            _registers[meter.MeterId, "p"] = 7m;
        await using var again = new SerialSimulator(second.Master, Devices(meters));
        File.CreateSymbolicLink(name, second.Name);
        await _sink.UntilAsync("both were read again", all => meters.All(m => all.Any(r => r.MeterId == m.MeterId && r.Readings.Any(p => p.Value == 7m))));
        Assert.All(meters, m => Assert.Equal(LinkState.Live, collecting.State.Meter(m.MeterId)!.State));
    }

    private ModbusRtuResponder Devices(List<ModbusMeterOptions> meters) => new(new(meters, _registers, TimeProvider.System));

    private static async Task Eventually(string phase, Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, $"waited in vain until {phase}");
            await Task.Yield();
        }
    }
}

using System.Net;
using System.Net.Sockets;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.Mqtt;
using Carbon.Node.Simulation;

namespace Carbon.Node.Demonstration;

/// <summary>Simulated meters behind every channel of a configuration, on loopback, speaking the channel's own protocol.</summary>
public sealed class DemonstrationMeters : IAsyncDisposable
{
    private static readonly TimeSpan SendEvery = TimeSpan.FromMinutes(15);
    private readonly IRegisterSource _registers;
    private readonly TimeProvider _time;
    private readonly IReadOnlyDictionary<string, int>? _ports;
    private readonly PollClock _clock;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<IAsyncDisposable> _running = [];
    private readonly List<Task> _publishing = [];

    private DemonstrationMeters(IRegisterSource registers, TimeProvider time, IReadOnlyDictionary<string, int>? ports) =>
        (_registers, _time, _ports, _clock) = (registers, time, ports, new PollClock(time));

    /// <summary>The channels, leading to the simulated meters.</summary>
    public IReadOnlyList<ChannelOptions> Channels { get; private set; } = [];

    /// <summary>The ports by channel.</summary>
    public Dictionary<string, int> Ports { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts the meters of these channels.</summary>
    /// <param name="channels">Channels over TCP.</param>
    /// <param name="registers">What the meters show.</param>
    /// <param name="time">Their clock.</param>
    /// <param name="ports">Ports by channel; a free one where none is named, or it is taken. Null: those of the channels.</param>
    /// <exception cref="NotSupportedException">A channel is a serial line.</exception>
    public static async Task<DemonstrationMeters> StartAsync(IReadOnlyList<ChannelOptions> channels, IRegisterSource registers, TimeProvider time, IReadOnlyDictionary<string, int>? ports)
    {
        var meters = new DemonstrationMeters(registers, time, ports);
        var leading = new List<ChannelOptions>();
        foreach (var channel in channels)
            leading.Add(await meters.StartAsync(channel));
        meters.Channels = leading;
        return meters;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_publishing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var simulator in _running)
            await simulator.DisposeAsync();
        _clock.Dispose();
        _stopping.Dispose();
    }

    private async Task<ChannelOptions> StartAsync(ChannelOptions channel)
    {
        switch (channel)
        {
            case ModbusTcpOptions tcp:
                return tcp with { Host = "127.0.0.1", Port = Listen(tcp.Id, new ModbusSimulatorOptions { Port = Port(tcp.Id, tcp.Port), Meters = tcp.Meters }) };
            case ModbusRtuOverTcpOptions rtu:
                return rtu with { Host = "127.0.0.1", Port = Listen(rtu.Id, new ModbusSimulatorOptions { Port = Port(rtu.Id, rtu.Port), Framing = ModbusFraming.Rtu, Meters = rtu.Meters }) };
            case ModbusAsciiOverTcpOptions ascii:
                return ascii with { Host = "127.0.0.1", Port = Listen(ascii.Id, new ModbusSimulatorOptions { Port = Port(ascii.Id, ascii.Port), Framing = ModbusFraming.Ascii, Meters = ascii.Meters }) };
            case DlT645OverTcpOptions bus:
                return bus with { Host = "127.0.0.1", Port = Listen(bus.Id, new DlT645SimulatorOptions { Port = Port(bus.Id, bus.Port), Meters = bus.Meters }) };
            case CjT188OverTcpOptions heat:
                return heat with { Host = "127.0.0.1", Port = Listen(heat.Id, new CjT188SimulatorOptions { Port = Port(heat.Id, heat.Port), Meters = heat.Meters }) };
            case MqttOptions mqtt:
                var broker = await MqttBrokerSimulator.StartAsync(IPAddress.Loopback, Port(mqtt.Id, mqtt.Port));
                _running.Add(broker);
                Publish(mqtt, broker.Port);
                return mqtt with { Host = "127.0.0.1", Port = Ports[mqtt.Id] = broker.Port };
            case Hj212Options hj212:
                return Report(hj212);
            default:
                throw new NotSupportedException($"The channel {channel.Id} is not simulated: only channels over TCP are.");
        }
    }

    private void Publish(MqttOptions mqtt, int port)
    {
        var options = new MqttPublisherOptions
        {
            Host = "127.0.0.1",
            Port = port,
            Points = [.. mqtt.Meters.SelectMany(m => m.Points.Select(p => new MqttPublishedPoint(m.MeterId, p.PointId, p.Topic, SendEvery)))],
        };
        _publishing.Add(Task.Run(() => new MqttPublisherSimulator(options, _registers, _time, _clock).RunAsync(_stopping.Token)));
    }

    /// <summary>Loggers connect to the terminal, not the other way round: the channel's own port is where they report.</summary>
    private Hj212Options Report(Hj212Options hj212)
    {
        if (hj212.Port == 0)
            throw new NotSupportedException($"The channel {hj212.Id} listens at any port, so that simulated loggers do not find it; give it a port.");
        foreach (var meter in hj212.Meters)
        {
            var logger = new Hj212LoggerOptions { Host = "127.0.0.1", Port = hj212.Port, Meter = meter, Label = hj212.Label, TimeZone = hj212.TimeZone };
            _publishing.Add(Task.Run(() => new Hj212LoggerSimulator(logger, _registers, _time, _clock).RunAsync(_stopping.Token)));
        }
        return hj212;
    }

    private int Listen(string channel, SimulatorOptions options)
    {
        var simulator = Simulators.Start(options, _registers, _time);
        _running.Add(simulator);
        return Ports[channel] = simulator.Port;
    }

    private int Port(string channel, int configured) => _ports is null ? configured : _ports.TryGetValue(channel, out var port) && IsFree(port) ? port : 0;

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.Http;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.Mqtt;
using Carbon.Node.Acquisition.Mqtt.Sparkplug;
using Carbon.Node.Simulation;

namespace Carbon.Node.Demonstration;

/// <summary>Simulated meters behind the channels of a configuration, on loopback, speaking the channel's own protocol.</summary>
public sealed class DemonstrationMeters : IAsyncDisposable
{
    private readonly IRegisterSource _registers;
    private readonly TimeProvider _time;
    private readonly IReadOnlyDictionary<string, int>? _ports;
    private readonly DemonstrationSenders _senders;
    private readonly List<IAsyncDisposable> _running = [];
    private readonly List<UnsimulatedChannel> _unsimulated = [];
    private readonly Dictionary<(string Host, int Port), int> _brokers = [];

    private DemonstrationMeters(IRegisterSource registers, TimeProvider time, IReadOnlyDictionary<string, int>? ports) =>
        (_registers, _time, _ports, _senders) = (registers, time, ports, new DemonstrationSenders(registers, time));

    /// <summary>The channels, leading to the simulated meters.</summary>
    public IReadOnlyList<ChannelOptions> Channels { get; private set; } = [];

    /// <summary>Channels behind which nothing is simulated.</summary>
    public IReadOnlyCollection<UnsimulatedChannel> Unsimulated => _unsimulated;

    /// <summary>The ports by channel.</summary>
    public Dictionary<string, int> Ports { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts the meters of these channels.</summary>
    /// <param name="channels">The channels; those without a simulator are left as they are, see <see cref="Unsimulated"/>.</param>
    /// <param name="registers">What the meters show.</param>
    /// <param name="time">Their clock.</param>
    /// <param name="ports">Ports by channel; a free one where none is named, or it is taken. Null: those of the channels.</param>
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
        await _senders.DisposeAsync();
        foreach (var simulator in _running)
            await simulator.DisposeAsync();
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
                _senders.Publish(mqtt, await BrokerAsync(mqtt));
                return mqtt with { Host = "127.0.0.1", Port = Ports[mqtt.Id], Tls = false, Certificates = null, User = null, Password = null };
            case SparkplugOptions sparkplug:
                _senders.Publish(sparkplug, await BrokerAsync(sparkplug));
                return sparkplug with { Host = "127.0.0.1", Port = Ports[sparkplug.Id], Tls = false, Certificates = null, User = null, Password = null };
            case HttpPollOptions http:
                return await AnswerAsync(http);
            case Hj212Options hj212:
                return Report(hj212);
            default:
                return Leave(channel, channel is PolledChannelOptions ? "serial lines are not simulated" : "it has no simulator");
        }
    }

    private ChannelOptions Leave(ChannelOptions channel, string reason)
    {
        _unsimulated.Add(new(channel.Id, ChannelProtocols.Of(channel), reason));
        return channel;
    }

    /// <summary>Channels that are configured to one broker find one here too.</summary>
    private async Task<int> BrokerAsync(MqttBrokerOptions channel)
    {
        if (!_brokers.TryGetValue((channel.Host, channel.Port), out var port))
        {
            var broker = await MqttBrokerSimulator.StartAsync(IPAddress.Loopback, Port(channel.Id, channel.Port));
            _running.Add(broker);
            _brokers[(channel.Host, channel.Port)] = port = broker.Port;
        }
        return Ports[channel.Id] = port;
    }

    /// <summary>The terminal of the demonstration asks over HTTP on loopback; one that runs elsewhere as it is configured.</summary>
    private async Task<ChannelOptions> AnswerAsync(HttpPollOptions http)
    {
        var url = new Uri(http.Url);
        var port = Port(http.Id, url.Port);
        try
        {
            var server = await HttpAnswerSimulator.StartAsync(IPAddress.Loopback, port, _ports is null && url.Scheme == "https", http, _registers, _time);
            _running.Add(server);
            Ports[http.Id] = server.Port;
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            return Leave(http, $"nothing can listen at 127.0.0.1:{port}: {refused.Message}");
        }
        return http with
        {
            Url = $"http://127.0.0.1:{Ports[http.Id]}{url.PathAndQuery}",
            AllowHttp = true,
            Certificates = null,
            Token = null,
            User = null,
            Password = null,
            Headers = new Dictionary<string, string>(),
        };
    }

    /// <summary>Loggers connect to the terminal, not the other way round: the channel's own port is where they report.</summary>
    private ChannelOptions Report(Hj212Options hj212)
    {
        if (hj212.Port == 0)
            return Leave(hj212, "it listens at any port, where simulated loggers do not find it; give it a port");
        _senders.Report(hj212);
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

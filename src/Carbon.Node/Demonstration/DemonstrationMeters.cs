using System.Net;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.Mqtt;
using Carbon.Node.Simulation;

namespace Carbon.Node.Demonstration;

/// <summary>Simulated meters behind every channel of a configuration, on free ports of loopback, speaking the channel's own protocol.</summary>
public sealed class DemonstrationMeters : IAsyncDisposable
{
    private static readonly TimeSpan SendEvery = TimeSpan.FromMinutes(15);
    private readonly List<IAsyncDisposable> _running = [];

    private DemonstrationMeters()
    {
    }

    /// <summary>The channels, leading to the simulated meters.</summary>
    public IReadOnlyList<ChannelOptions> Channels { get; private set; } = [];

    /// <summary>Starts the meters of these channels.</summary>
    /// <exception cref="NotSupportedException">A channel speaks a protocol that is not simulated.</exception>
    public static async Task<DemonstrationMeters> StartAsync(IReadOnlyList<ChannelOptions> channels, IRegisterSource registers, TimeProvider time)
    {
        var meters = new DemonstrationMeters();
        var leading = new List<ChannelOptions>();
        foreach (var channel in channels)
            leading.Add(await meters.StartAsync(channel, registers, time));
        meters.Channels = leading;
        return meters;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var simulator in _running)
            await simulator.DisposeAsync();
    }

    private async Task<ChannelOptions> StartAsync(ChannelOptions channel, IRegisterSource registers, TimeProvider time)
    {
        switch (channel)
        {
            case ModbusTcpOptions tcp:
                return tcp with { Host = "127.0.0.1", Port = Listen(new ModbusTcpResponder(new ModbusDevices(tcp.Meters, registers, time))) };
            case ModbusRtuOverTcpOptions rtu:
                return rtu with { Host = "127.0.0.1", Port = Listen(new ModbusRtuResponder(new ModbusDevices(rtu.Meters, registers, time))) };
            case DlT645OverTcpOptions bus:
                return bus with { Host = "127.0.0.1", Port = Listen(new DlT645Responder(bus.Meters, registers, time)) };
            case MqttOptions mqtt:
                var broker = await MqttSimulator.StartAsync();
                _running.Add(broker);
                broker.Publish(mqtt.Meters, registers, SendEvery, time);
                return mqtt with { Host = "127.0.0.1", Port = broker.Port };
            default:
                throw new NotSupportedException($"The channel {channel.Id} speaks a protocol that is not simulated over loopback.");
        }
    }

    private int Listen(IFrameResponder responder)
    {
        var simulator = new TcpSimulator(IPAddress.Loopback, 0, responder);
        _running.Add(simulator);
        return simulator.Port;
    }
}

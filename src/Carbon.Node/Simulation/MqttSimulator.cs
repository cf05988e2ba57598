using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Carbon.Node.Acquisition.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Carbon.Node.Simulation;

/// <summary>A broker on loopback, and simulated meters that send to it: on whole multiples of a time, JSON with value and time, quality of service 1.</summary>
public sealed class MqttSimulator : IAsyncDisposable
{
    private readonly MqttServer _broker;
    private readonly CancellationTokenSource _stopping = new();
    private Task _publishing = Task.CompletedTask;

    private MqttSimulator(MqttServer broker, int port) => (_broker, Port) = (broker, port);

    /// <summary>The broker's port.</summary>
    public int Port { get; }

    /// <summary>Starts a broker on a free port.</summary>
    public static async Task<MqttSimulator> StartAsync()
    {
        var port = FreePort();
        var broker = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(port)
            .WithPersistentSessions()
            .Build());
        await broker.StartAsync();
        return new MqttSimulator(broker, port);
    }

    /// <summary>Sends the registers of <paramref name="meters"/> from now on.</summary>
    public void Publish(IReadOnlyList<MqttMeterOptions> meters, IRegisterSource source, TimeSpan every, TimeProvider time) =>
        _publishing = Task.Run(() => PublishAsync(meters, source, every, time, _stopping.Token));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _broker.StopAsync();
        _broker.Dispose();
        _stopping.Dispose();
    }

    private async Task PublishAsync(IReadOnlyList<MqttMeterOptions> meters, IRegisterSource source, TimeSpan every, TimeProvider time, CancellationToken stopping)
    {
        while (true)
        {
            var next = new DateTimeOffset((time.GetUtcNow().UtcTicks / every.Ticks + 1) * every.Ticks, TimeSpan.Zero);
            await Task.Delay(next - time.GetUtcNow(), time, stopping);
            foreach (var meter in meters)
            {
                foreach (var point in meter.Points)
                {
                    if (source.Read(meter.MeterId, point.PointId, next) is { } value)
                        await SendAsync(point.Topic, value, next, stopping);
                }
            }
        }
    }

    private Task SendAsync(string topic, decimal value, DateTimeOffset at, CancellationToken stopping)
    {
        var payload = string.Create(CultureInfo.InvariantCulture, $"{{\"value\":\"{value}\",\"time\":\"{at:yyyy-MM-ddTHH:mm:ss.fffzzz}\"}}");
        var message = new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(Encoding.UTF8.GetBytes(payload))
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        return _broker.InjectApplicationMessage(new InjectedMqttApplicationMessage(message) { SenderClientId = "simulated-meters" }, stopping);
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}

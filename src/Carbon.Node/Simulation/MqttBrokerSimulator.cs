using System.Net;
using MQTTnet.Server;

namespace Carbon.Node.Simulation;

/// <summary>A broker inside the program, for the demonstration and tests.</summary>
public sealed class MqttBrokerSimulator : IAsyncDisposable
{
    private MqttBrokerSimulator(MqttServer server, int port) => (Server, Port) = (server, port);

    /// <summary>The broker itself.</summary>
    public MqttServer Server { get; }

    /// <summary>The port it listens at.</summary>
    public int Port { get; }

    /// <summary>Starts a broker at <paramref name="address"/> that keeps sessions while it runs. Port 0 takes any free one.</summary>
    public static async Task<MqttBrokerSimulator> StartAsync(IPAddress address, int port)
    {
        var chosen = port == 0 ? FreePort(address) : port;
        var options = new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(address)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(chosen)
            .WithPersistentSessions()
            .Build();
        var server = new MqttServerFactory().CreateMqttServer(options);
        await server.StartAsync();
        return new(server, chosen);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.StopAsync();
        Server.Dispose();
    }

    private static int FreePort(IPAddress address)
    {
        using var probe = new System.Net.Sockets.TcpListener(address, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

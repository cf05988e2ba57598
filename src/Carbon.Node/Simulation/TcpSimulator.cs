using System.Net;
using System.Net.Sockets;

namespace Carbon.Node.Simulation;

/// <summary>Simulated meters behind a TCP port; any number of connections.</summary>
public sealed class TcpSimulator : IAsyncDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource stopping = new();
    private readonly IFrameResponder responder;
    private readonly Task accepting;

    /// <summary>Listens at <paramref name="address"/>; port 0 takes any free one.</summary>
    public TcpSimulator(IPAddress address, int port, IFrameResponder responder)
    {
        this.responder = responder;
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(address, port));
        listener.Listen(1024);
        accepting = AcceptAsync();
    }

    /// <summary>The port listened at.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptAsync(stopping.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The simulation stops.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        await ResponderLoop.RunAsync(stream, responder, stopping.Token);
    }
}

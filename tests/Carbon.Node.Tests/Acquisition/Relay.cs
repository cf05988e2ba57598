using System.Net;
using System.Net.Sockets;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>A cable that can be cut: passes connections on to a port.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Lock gate = new();
    private readonly List<TcpClient> ends = [];
    private readonly Task accepting;
    private readonly int target;
    private bool isCut;
    private volatile bool isDeaf;

    public Relay(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What the near end says is lost; what the far end says still arrives.</summary>
    public bool IsDeaf
    {
        get => isDeaf;
        set => isDeaf = value;
    }

    public void Cut()
    {
        lock (gate)
        {
            isCut = true;
            foreach (var end in ends)
                end.Dispose();
            ends.Clear();
        }
    }

    public void Mend()
    {
        lock (gate)
            isCut = false;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                var far = new TcpClient();
                try
                {
                    await far.ConnectAsync(IPAddress.Loopback, target);
                }
                catch (SocketException)
                {
                    // Nobody is at the far end; who connects here is told by the end of the connection.
                    near.Dispose();
                    continue;
                }
                lock (gate)
                    ends.AddRange([near, far]);
                if (isCut)
                    Cut();
                else
                    _ = Task.WhenAll(PassAsync(near, far, () => isDeaf), PassAsync(far, near, () => false));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task PassAsync(TcpClient from, TcpClient to, Func<bool> isLost)
    {
        try
        {
            var part = new byte[16384];
            for (int read; (read = await from.GetStream().ReadAsync(part)) > 0;)
                if (!isLost())
                    await to.GetStream().WriteAsync(part.AsMemory(0, read));
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        from.Dispose();
        to.Dispose();
    }
}

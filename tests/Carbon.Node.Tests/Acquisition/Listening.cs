using System.Diagnostics;
using System.Net.Sockets;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>Waits until a started server takes connections.</summary>
internal static class Listening
{
    public static async Task AtAsync(int port, Process server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            Assert.False(server.HasExited, "the server ended by itself");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }
}

using System.Net.Sockets;
using Carbon.Node.Acquisition.Hj212;

namespace Carbon.Node.Tests.Acquisition.Hj212;

/// <summary>The other end of a logger's connection.</summary>
internal sealed class LoggerClient : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly TcpClient _client = new();
    private readonly Hj212Stream _stream = new(9999);

    public static async Task<LoggerClient> ConnectAsync(int port)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var logger = new LoggerClient();
            try
            {
                await logger._client.ConnectAsync("127.0.0.1", port, limit.Token);
                return logger;
            }
            catch (SocketException)
            {
                logger.Dispose();
                await Task.Yield();
            }
        }
    }

    public static string Segment(string command, string parameters, string mn = "MN1", string password = "secret", int flag = 5, string number = "20240701100000001", string more = "") =>
        $"QN={number};ST=31;CN={command};PW={password};MN={mn};Flag={flag};{more}CP=&&{parameters}&&";

    public Task SendAsync(string segment) => SendAsync(Hj212Message.Build(segment));

    public async Task SendAsync(byte[] bytes) => await _client.GetStream().WriteAsync(bytes);

    /// <summary>The next message; null when the other side closes.</summary>
    public async Task<Hj212Message?> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            if (_stream.TryNext(out var message, out _))
                return message;
            try
            {
                var count = await _client.GetStream().ReadAsync(_stream.Room, limit.Token);
                if (count == 0)
                    return null;
                _stream.Take(count);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    public async Task<Hj212Message> ReceiveAsync(string command)
    {
        var message = await ReceiveAsync();
        Assert.NotNull(message);
        Assert.Equal(command, message.Command);
        return message;
    }

    public void Dispose() => _client.Dispose();
}

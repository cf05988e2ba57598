using System.Net.Sockets;

namespace Carbon.Node.Acquisition.Lines;

/// <summary>A TCP connection to an instrument or to a serial gateway.</summary>
public sealed class TcpLine(string host, int port) : ILine
{
    private Socket? socket;

    /// <inheritdoc/>
    public string Name => $"{host}:{port}";

    /// <inheritdoc/>
    public bool IsOpen => socket is not null;

    /// <inheritdoc/>
    public TimeSpan FrameGap => TimeSpan.Zero;

    /// <inheritdoc/>
    public TimeSpan IdleGap => Timeout.InfiniteTimeSpan;

    /// <inheritdoc/>
    public async ValueTask OpenAsync(CancellationToken cancellation)
    {
        Close();
        var fresh = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await fresh.ConnectAsync(host, port, cancellation);
            fresh.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket = fresh;
        }
        catch
        {
            fresh.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (bytes.Length > 0)
            bytes = bytes[await Open.SendAsync(bytes, SocketFlags.None, cancellation)..];
    }

    /// <inheritdoc/>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation) => Open.ReceiveAsync(buffer, SocketFlags.None, cancellation);

    /// <inheritdoc/>
    public void DiscardInput()
    {
        Span<byte> scrap = stackalloc byte[256];
        while (Open.Available > 0 && Open.Receive(scrap) > 0)
        {
        }
    }

    /// <inheritdoc/>
    public void Close() => Interlocked.Exchange(ref socket, null)?.Dispose();

    private Socket Open => socket ?? throw new IOException($"{Name} is closed");
}

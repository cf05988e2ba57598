using System.Diagnostics;
using System.Net.Sockets;

namespace Carbon.Node.Acquisition.Lines;

/// <summary>A TCP connection to an instrument or to a serial gateway.</summary>
public sealed class TcpLine(string host, int port) : ILine
{
    /// <summary>Requests that follow each other within this time go to a device that answers at once. Its next reply is waited for where we are: to hand so short a wait to the pool takes longer than the wait.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);

    private Socket? socket;
    private long sentAt;
    private bool atOnce;

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
        var now = Stopwatch.GetTimestamp();
        atOnce = Stopwatch.GetElapsedTime(sentAt, now) < AtOnce;
        sentAt = now;
        while (bytes.Length > 0)
            bytes = bytes[await Open.SendAsync(bytes, SocketFlags.None, cancellation)..];
    }

    /// <inheritdoc/>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        var open = Open;
        return atOnce && open.Poll(AtOnce, SelectMode.SelectRead) ? new(open.Receive(buffer.Span, SocketFlags.None)) : open.ReceiveAsync(buffer, SocketFlags.None, cancellation);
    }

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

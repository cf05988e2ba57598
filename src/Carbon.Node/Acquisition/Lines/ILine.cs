namespace Carbon.Node.Acquisition.Lines;

/// <summary>What carries bytes between the terminal and meters: a serial line or a connection. One user at a time.</summary>
public interface ILine
{
    /// <summary>Where it leads, for people.</summary>
    string Name { get; }

    /// <summary>True while bytes can be sent.</summary>
    bool IsOpen { get; }

    /// <summary>Silence to keep before a frame is sent.</summary>
    TimeSpan FrameGap { get; }

    /// <summary>Silence after which a reply that has begun is given up as damaged.</summary>
    TimeSpan IdleGap { get; }

    /// <summary>Opens the line. Throws <see cref="IOException"/>, <see cref="System.Net.Sockets.SocketException"/> or <see cref="UnauthorizedAccessException"/> when it cannot be had.</summary>
    ValueTask OpenAsync(CancellationToken cancellation);

    /// <summary>Sends all bytes.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>Receives what is there, at least one byte; 0 when the other side has closed.</summary>
    ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation);

    /// <summary>Throws away what came unasked.</summary>
    void DiscardInput();

    /// <summary>Closes the line; it can be opened again.</summary>
    void Close();
}

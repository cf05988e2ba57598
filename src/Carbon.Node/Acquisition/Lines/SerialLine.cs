using System.IO.Ports;

namespace Carbon.Node.Acquisition.Lines;

/// <summary>A serial line. An adapter that is pulled out and put back is opened again by its name.</summary>
public sealed class SerialLine(SerialSettings settings) : ILine
{
    private SerialPort? port;

    /// <inheritdoc/>
    public string Name => settings.Port;

    /// <inheritdoc/>
    public bool IsOpen => port is { IsOpen: true };

    /// <inheritdoc/>
    public TimeSpan FrameGap => settings.FrameGap;

    /// <inheritdoc/>
    public TimeSpan IdleGap => settings.IdleGap;

    /// <inheritdoc/>
    public ValueTask OpenAsync(CancellationToken cancellation)
    {
        Close();
        var fresh = new SerialPort(settings.Port, settings.BaudRate, settings.Parity, settings.DataBits, settings.StopBits);
        try
        {
            fresh.Open();
            fresh.DiscardInBuffer();
            port = fresh;
        }
        catch (ArgumentException refused)
        {
            fresh.Dispose();
            throw new IOException($"{settings.Port} cannot be opened: {refused.Message}", refused);
        }
        catch
        {
            fresh.Dispose();
            throw;
        }
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => Open.BaseStream.WriteAsync(bytes, cancellation);

    /// <inheritdoc/>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation) => Open.BaseStream.ReadAsync(buffer, cancellation);

    /// <inheritdoc/>
    public void DiscardInput()
    {
        if (Open.BytesToRead > 0)
            Open.DiscardInBuffer();
    }

    /// <inheritdoc/>
    public void Close()
    {
        try
        {
            Interlocked.Exchange(ref port, null)?.Dispose();
        }
        catch (IOException)
        {
            // The adapter is gone; there is nothing left to close.
        }
    }

    private SerialPort Open => port is { IsOpen: true } open ? open : throw new IOException($"{Name} is closed");
}

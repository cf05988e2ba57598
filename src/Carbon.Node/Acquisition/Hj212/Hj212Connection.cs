using System.Net.Sockets;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>One connection of a logger: reads messages and hands them to the desk, one after the other.</summary>
internal sealed class Hj212Connection
{
    private const int MostFaults = 50;
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(10);
    private readonly Socket _socket;
    private readonly NetworkStream _network;
    private readonly Hj212Options _options;
    private readonly Hj212Desk _desk;
    private readonly Hj212Stream _stream;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closed = new();
    private readonly long _began = Environment.TickCount64;
    private long _lastSound = Environment.TickCount64;
    private long _unsound;
    private bool _greeted;

    public Hj212Connection(Socket socket, string from, Hj212Options options, Hj212Desk desk)
    {
        socket.NoDelay = true;
        (_socket, From, _options, _desk) = (socket, from, options, desk);
        _network = new(socket, ownsSocket: true);
        _stream = new(options.LongestSegment);
    }

    /// <summary>Address of the other side.</summary>
    public string From { get; }

    /// <summary>The loggers that have named themselves with the right password on this connection.</summary>
    public HashSet<Hj212Station> Greeted { get; } = [];

    /// <summary>True when any logger has named itself.</summary>
    public bool HasGreeted => Volatile.Read(ref _greeted);

    /// <summary>When the last sound message came, in milliseconds since the machine started.</summary>
    public long LastSound => Interlocked.Read(ref _lastSound);

    /// <summary>Ends when the connection is closed.</summary>
    public CancellationToken Closed { get; private set; }

    /// <summary>A logger has named itself.</summary>
    public bool Greet(Hj212Station station)
    {
        Volatile.Write(ref _greeted, true);
        return Greeted.Add(station);
    }

    /// <summary>Serves until the connection ends, or must end; the reason.</summary>
    public async Task<string> RunAsync(CancellationToken stopping, CancellationToken finish)
    {
        Closed = _closed.Token;
        var faults = 0L;
        while (true)
        {
            while (_stream.TryNext(out var message, out var bytes))
            {
                Tell(ref faults);
                Interlocked.Exchange(ref _lastSound, Environment.TickCount64);
                _unsound = 0;
                if (await _desk.HandleAsync(this, message, bytes, finish) is { Length: > 0 } refusal)
                    return refusal;
                stopping.ThrowIfCancellationRequested();
            }
            Tell(ref faults);
            if (_stream.FaultsInARow > MostFaults || _unsound > 64L * _options.LongestSegment)
                return $"too much came that is no message{(_stream.LastFault.Length > 0 ? $", the last: {_stream.LastFault}" : "")}";
            if (await ReadAsync(stopping) is { Length: > 0 } ended)
                return ended;
        }
    }

    /// <summary>Sends a message.</summary>
    /// <exception cref="IOException">It cannot be sent.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        limit.CancelAfter(SendWithin);
        await _sending.WaitAsync(limit.Token);
        try
        {
            await _network.WriteAsync(message, limit.Token);
        }
        catch (OperationCanceledException failure)
        {
            throw new IOException("the logger does not take what is sent to it", failure);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>No more is read; what has come is handled.</summary>
    public void StopReading()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Receive);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The connection has ended by itself.
        }
    }

    /// <summary>Ends the connection.</summary>
    public void Close()
    {
        _closed.Cancel();
        _network.Dispose();
    }

    /// <summary>Tells the desk of damaged messages since the last time.</summary>
    private void Tell(ref long faults)
    {
        if (_stream.Faults > faults)
            _desk.Damaged(this, _stream.LastFault);
        faults = _stream.Faults;
    }

    /// <summary>Reads what comes; a reason when the connection has to end.</summary>
    private async Task<string> ReadAsync(CancellationToken stopping)
    {
        var left = HasGreeted
            ? _options.Silence - TimeSpan.FromMilliseconds(Environment.TickCount64 - LastSound)
            : _options.FirstMessageWithin - TimeSpan.FromMilliseconds(Environment.TickCount64 - _began);
        if (left <= TimeSpan.Zero)
            return HasGreeted ? $"nothing sound came for {_options.Silence}" : $"no sound message came within {_options.FirstMessageWithin}";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping, _closed.Token);
        limit.CancelAfter(_stream.IsOpen && _options.MessageWithin < left ? _options.MessageWithin : left);
        try
        {
            var count = await _network.ReadAsync(_stream.Room, limit.Token);
            if (count == 0)
                return "the logger closed it";
            _stream.Take(count);
            _unsound += count;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested && !_closed.IsCancellationRequested)
        {
            _stream.GiveUp();
        }
        return "";
    }
}

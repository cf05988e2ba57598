namespace Carbon.Node.Acquisition.State;

/// <summary>A frame of a trace.</summary>
public readonly record struct TracedFrame(string MeterId, DateTimeOffset At, bool Sent, byte[] Bytes);

/// <summary>All frames of a channel for a bounded time, on demand. Written by channels, read by anyone.</summary>
public sealed class FrameTrace(DateTimeOffset from, DateTimeOffset until, string by)
{
    /// <summary>Longest time.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Most bytes kept.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>What a frame takes besides its bytes.</summary>
    private const int Overhead = 64;

    private readonly Lock _gate = new();
    private readonly List<TracedFrame> _frames = [];
    private DateTimeOffset _until = until;
    private long _bytes;

    /// <summary>When it began.</summary>
    public DateTimeOffset From => from;

    /// <summary>Who wanted it.</summary>
    public string By => by;

    /// <summary>When it ends.</summary>
    public DateTimeOffset Until
    {
        get
        {
            lock (_gate)
                return _until;
        }
    }

    /// <summary>It was ended because it became too large.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Keeps a frame while the trace lasts.</summary>
    public void Add(string meterId, DateTimeOffset at, bool sent, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (at > _until || IsFull)
                return;
            _bytes += bytes.Length + Overhead;
            IsFull = _bytes > MostBytes;
            if (!IsFull)
                _frames.Add(new(meterId, at, sent, bytes.ToArray()));
        }
    }

    /// <summary>Ends it early.</summary>
    public void End(DateTimeOffset at)
    {
        lock (_gate)
            _until = at < _until ? at : _until;
    }

    /// <summary>What was kept so far, in order.</summary>
    public IReadOnlyList<TracedFrame> Frames()
    {
        lock (_gate)
            return [.. _frames];
    }
}

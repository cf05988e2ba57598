namespace Carbon.Node.Health;

/// <summary>How far the views are.</summary>
public sealed class ProjectionState
{
    private long _position;
    private volatile string? _failure;

    /// <summary>Place in the journal up to which the views go.</summary>
    public long Position => Interlocked.Read(ref _position);

    /// <summary>Why the views do not follow; null while they do.</summary>
    public string? Failure => _failure;

    /// <summary>The views follow.</summary>
    public void Advance(long position)
    {
        Interlocked.Exchange(ref _position, position);
        _failure = null;
    }

    /// <summary>The views do not follow.</summary>
    public void Fail(string reason) => _failure = reason;
}

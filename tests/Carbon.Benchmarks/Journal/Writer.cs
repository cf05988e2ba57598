using Akka.Actor;
using Akka.Persistence;

namespace Carbon.Benchmarks.Journal;

/// <summary>Events counted by all writers.</summary>
internal sealed class Count
{
    private long _value;

    /// <summary>So many are durable.</summary>
    public long Value => Interlocked.Read(ref _value);

    /// <summary>One more.</summary>
    public void Add() => Interlocked.Increment(ref _value);
}

/// <summary>Writes the next event when the one before is durable.</summary>
internal sealed class Writer : UntypedPersistentActor
{
    /// <summary>Begin.</summary>
    public static readonly object Go = new();

    private readonly byte[] _event = new byte[16];
    private readonly Count _count;

    public Writer(int number, Count count)
    {
        PersistenceId = FormattableString.Invariant($"writer-{number}");
        _count = count;
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    /// <inheritdoc/>
    protected override void OnCommand(object message) => Persist(_event, _ =>
    {
        _count.Add();
        Self.Tell(Go);
    });

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
    }
}

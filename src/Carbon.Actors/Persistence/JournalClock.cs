using Akka.Actor.Setup;

namespace Carbon.Persistence;

/// <summary>The clock by which the journal notes when an event was written.</summary>
public sealed class JournalClock(TimeProvider time) : Setup
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;
}

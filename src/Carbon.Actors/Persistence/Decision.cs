using System.Collections.Immutable;
using Google.Protobuf;

namespace Carbon.Persistence;

/// <summary>
/// What a pure decision gives: the events to write, the state after them, and the answer that may be sent once they are durable.
/// No events: nothing to write, the answer can go at once.
/// </summary>
public sealed record Decision<TState>(ImmutableList<IMessage> Events, TState After, IMessage? Reply)
{
    /// <summary>Nothing changes; only an answer.</summary>
    public static Decision<TState> Answer(TState state, IMessage? reply) => new([], state, reply);
}

using Akka.Actor;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Hosting;

/// <summary>
/// Talks to the entities from outside the actor system. A command that gets no answer (a failed write, a hand-over) is sent again with the
/// same ids until it is answered: entities recognise what they already hold.
/// </summary>
public sealed class EntityGateway(ActorSystem system)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ShardedRegions _regions = new(system);

    /// <summary>Records readings; completes when they are durable.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the answer came; the readings may or may not be recorded.</exception>
    public Task<IMessage> SendAsync(RecordReadings command, CancellationToken cancellation) => AskAsync(_regions.Meters, command, cancellation);

    /// <summary>Sends a command to a meter.</summary>
    public Task<IMessage> SendAsync(IMeterCommand command, CancellationToken cancellation) => AskAsync(_regions.Meters, command, cancellation);

    /// <summary>Sends a command to an emission source.</summary>
    public Task<IMessage> SendAsync(ISourceCommand command, CancellationToken cancellation) => AskAsync(_regions.Sources, command, cancellation);

    /// <summary>Configures a boundary.</summary>
    public Task<IMessage> SendAsync(ConfigureBoundary command, CancellationToken cancellation) => AskAsync(_regions.Boundaries, command, cancellation);

    /// <summary>Configures a factory.</summary>
    public Task<IMessage> SendAsync(ConfigureFactory command, CancellationToken cancellation) => AskAsync(_regions.Factories, command, cancellation);

    private static async Task<IMessage> AskAsync(IActorRef region, IEntityCommand command, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return await region.Ask<IMessage>(command, Patience, cancellation).ConfigureAwait(false);
            }
            catch (AskTimeoutException)
            {
                // Sent again: the ids in the command make that harmless.
            }
        }
    }
}

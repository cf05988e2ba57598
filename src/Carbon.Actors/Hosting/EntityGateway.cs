using Akka.Actor;
using Akka.Hosting;
using Carbon.Accounting.Sources;
using Carbon.Boundaries;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Registry;
using Carbon.Registry.Channels;
using Google.Protobuf;

namespace Carbon.Hosting;

/// <summary>
/// Talks to the entities from outside the actor system. A command that gets no answer (a failed write, a hand-over) is sent again with the
/// same ids until it is answered: entities recognise what they already hold.
/// </summary>
/// <param name="registry">Where the regions of the entities stand.</param>
/// <param name="patience">How long an answer may take before a command is sent again; null: 10 s.</param>
public sealed class EntityGateway(IReadOnlyActorRegistry registry, TimeSpan? patience = null)
{
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(10);

    /// <summary>Completes when all kinds of entities can be reached: they feed each other, so none is spoken to before.</summary>
    public async Task RegionsAsync(CancellationToken cancellation)
    {
        await registry.GetAsync<MeterActor>(cancellation).ConfigureAwait(false);
        await registry.GetAsync<EmissionSourceActor>(cancellation).ConfigureAwait(false);
        await registry.GetAsync<BoundaryActor>(cancellation).ConfigureAwait(false);
        await registry.GetAsync<FactoryActor>(cancellation).ConfigureAwait(false);
        await registry.GetAsync<DataItemActor>(cancellation).ConfigureAwait(false);
        await registry.GetAsync<ChannelsActor>(cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends a command to a meter; what it says is done is durable.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the answer came; the command may or may not have been taken.</exception>
    public Task<IMessage> SendAsync(IMeterCommand command, CancellationToken cancellation) => AskAsync<MeterActor>(command, cancellation);

    /// <summary>Sends a command to an emission source.</summary>
    public Task<IMessage> SendAsync(ISourceCommand command, CancellationToken cancellation) => AskAsync<EmissionSourceActor>(command, cancellation);

    /// <summary>Configures a boundary.</summary>
    public Task<IMessage> SendAsync(ConfigureBoundary command, CancellationToken cancellation) => AskAsync<BoundaryActor>(command, cancellation);

    /// <summary>Configures a factory.</summary>
    public Task<IMessage> SendAsync(ConfigureFactory command, CancellationToken cancellation) => AskAsync<FactoryActor>(command, cancellation);

    /// <summary>Changes the settings of a factory.</summary>
    public Task<IMessage> SendAsync(ConfigureSettings command, CancellationToken cancellation) => AskAsync<FactoryActor>(command, cancellation);

    /// <summary>Sends a command to a data item; what it says is done is durable.</summary>
    public Task<IMessage> SendAsync(IItemCommand command, CancellationToken cancellation) => AskAsync<DataItemActor>(command, cancellation);

    /// <summary>Sends a command to the channels of a plant; what they say is done is durable.</summary>
    public Task<IMessage> SendAsync(IChannelsCommand command, CancellationToken cancellation) => AskAsync<ChannelsActor>(command, cancellation);

    /// <summary>Marks a period of a factory as reported; answers with the mark.</summary>
    public Task<IMessage> SendAsync(ReportPeriod command, CancellationToken cancellation) => AskAsync<FactoryActor>(command, cancellation);

    private async Task<IMessage> AskAsync<TActor>(IEntityCommand command, CancellationToken cancellation)
    {
        await RegionsAsync(cancellation).ConfigureAwait(false);
        var region = registry.Get<TActor>();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return await region.Ask<IMessage>(command, _patience, cancellation).ConfigureAwait(false);
            }
            catch (AskTimeoutException)
            {
                // Sent again: the ids in the command make that harmless.
            }
        }
    }
}

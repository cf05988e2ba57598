using Akka.Cluster.Sharding;
using Carbon.Contracts;

namespace Carbon.Hosting;

/// <summary>Finds the entity of a command by <see cref="IEntityCommand"/>.</summary>
public sealed class CommandExtractor(int shards) : HashCodeMessageExtractor(shards)
{
    /// <inheritdoc/>
    public override string? EntityId(object message) => (message as IEntityCommand)?.EntityId;
}

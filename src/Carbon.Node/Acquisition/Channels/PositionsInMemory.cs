using System.Collections.Concurrent;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>Positions of a node without a data folder.</summary>
public sealed class PositionsInMemory : IChannelPositions
{
    private readonly ConcurrentDictionary<(string Channel, string Query), string> positions = new();

    /// <inheritdoc/>
    public string? Read(string channelId, string query) => positions.GetValueOrDefault((channelId, query));

    /// <inheritdoc/>
    public void Write(string channelId, string query, string position) => positions[(channelId, query)] = position;
}

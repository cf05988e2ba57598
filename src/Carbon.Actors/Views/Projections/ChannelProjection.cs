using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Views.Projections;

/// <summary>Changes of channels into the table of their versions.</summary>
public sealed class ChannelProjection(ViewWriter writer)
{
    /// <summary>Writes what one event says.</summary>
    public void Project(StoredEvent stored)
    {
        if (stored.Event is not ChannelsConfigured configured)
            return;
        foreach (var channel in configured.Channels)
            writer.Run(
                "INSERT OR REPLACE INTO channel_version (plant, channel, version, at, by, reason, filed, record) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                stored.EntityId, channel.Id, channel.Version, configured.At, configured.By, configured.Reason, configured.FromFile ? 1 : 0, channel.Channel?.ToByteArray());
    }
}

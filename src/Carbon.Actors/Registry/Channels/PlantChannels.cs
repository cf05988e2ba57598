using System.Collections.Immutable;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Registry.Channels;

/// <summary>The channels of a plant: what the journal says of them, those that were taken away included.</summary>
public sealed record PlantChannels(ImmutableSortedDictionary<string, ChannelStanding> Channels)
{
    /// <summary>A plant of which no channel is known yet.</summary>
    public static readonly PlantChannels Unknown = new(ImmutableSortedDictionary.Create<string, ChannelStanding>(StringComparer.Ordinal));

    /// <summary>The state after a stored event.</summary>
    public PlantChannels Apply(IMessage @event) => @event is not ChannelsConfigured configured
        ? this
        : new PlantChannels(Channels.SetItems(configured.Channels.Select(c => KeyValuePair.Create(c.Id, new ChannelStanding
        {
            Id = c.Id,
            Channel = c.Channel,
            Version = c.Version,
            Filed = configured.FromFile ? c.Channel : Channels.GetValueOrDefault(c.Id)?.Filed,
            FromFile = configured.FromFile,
            At = configured.At,
            By = configured.By,
            Reason = configured.Reason,
        }))));
}

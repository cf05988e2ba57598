using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Registry.Channels;

/// <summary>What the channels of a plant answer to a command: pure functions of their state, the command and the time.</summary>
public static class ChannelDecisions
{
    /// <summary>Takes the change whatever the version is.</summary>
    public const int AnyVersion = -1;

    /// <summary>Decides on any command for channels; null where it is none.</summary>
    public static Decision<PlantChannels>? Decide(PlantChannels plant, IMessage command, DateTimeOffset now) => command switch
    {
        ConfigureChannels configure => Configure(plant, configure, now),
        DescribeChannels => Decision<PlantChannels>.Answer(plant, Describe(plant)),
        _ => null,
    };

    /// <summary>Why a change of a version that was edited cannot be taken at the standing version; null where it can.</summary>
    public static string? Conflict(string channel, int edited, int standing) => edited == AnyVersion || edited == standing ? null
        : standing == 0 ? $"There is no channel '{channel}' yet; a new one has the version 0."
        : $"The channel '{channel}' is at version {standing}, version {edited} was edited: read it again, and make the change anew.";

    /// <summary>All changes in one event, or none; what was already taken is not taken again.</summary>
    private static Decision<PlantChannels> Configure(PlantChannels plant, ConfigureChannels command, DateTimeOffset now)
    {
        var changes = command.Changes.Where(c => !IsTaken(plant, c, command)).ToList();
        foreach (var change in changes)
        {
            var version = plant.Channels.GetValueOrDefault(change.Id)?.Version ?? 0;
            if (Conflict(change.Id, change.ExpectedVersion, version) is { } conflict)
                return Refuse(plant, conflict);
            if (change.Channel is { } channel && (channel.Id != change.Id || channel.Options.Length == 0))
                return Refuse(plant, $"The change of the channel '{change.Id}' has no options of this channel.");
            if (change.Channel is null && plant.Channels.GetValueOrDefault(change.Id)?.Channel is null)
                return Refuse(plant, $"There is no channel '{change.Id}'.");
        }
        if (changes.Count == 0)
            return Decision<PlantChannels>.Answer(plant, new Done());
        var configured = new ChannelsConfigured { At = now.ToUnixTimeMilliseconds(), By = command.By, Reason = command.Reason, FromFile = command.FromFile };
        configured.Channels.AddRange(changes.Select(c => new ChannelConfigured
        {
            Id = c.Id,
            Channel = c.Channel,
            Version = (plant.Channels.GetValueOrDefault(c.Id)?.Version ?? 0) + 1,
        }));
        return new Decision<PlantChannels>([configured], plant.Apply(configured), new Done());
    }

    /// <summary>True for a change that was sent again because its answer was lost.</summary>
    private static bool IsTaken(PlantChannels plant, ChannelChange change, ConfigureChannels command) =>
        change.ExpectedVersion != AnyVersion && plant.Channels.TryGetValue(change.Id, out var standing) && standing.Version == change.ExpectedVersion + 1
        && Equals(standing.Channel, change.Channel) && standing.By == command.By && standing.Reason == command.Reason && standing.FromFile == command.FromFile;

    private static ChannelsDescription Describe(PlantChannels plant)
    {
        var description = new ChannelsDescription();
        description.Channels.AddRange(plant.Channels.Values);
        return description;
    }

    private static Decision<PlantChannels> Refuse(PlantChannels plant, string reason) => Decision<PlantChannels>.Answer(plant, new Refused { Reason = reason });
}

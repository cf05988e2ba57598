using System.Text.Json.Nodes;
using Carbon.Portal.Acquisition.Options;

namespace Carbon.Portal.Acquisition.Channels;

/// <summary>The settings of a channel as a person fills them in. Its meters are set by themselves.</summary>
public sealed class ChannelForm
{
    /// <summary>Path of the options as problems name it.</summary>
    public const string Root = "$.options";

    /// <summary>A new channel of a protocol.</summary>
    public ChannelForm(ProtocolDescription protocol, string id) =>
        (Protocol, Id, IsNew, Options) = (protocol, id, true, new OptionGroup(protocol.Channel, new JsonObject { ["protocol"] = protocol.Protocol }, isNew: true));

    /// <summary>A channel that is there.</summary>
    public ChannelForm(ProtocolDescription protocol, ChannelView channel)
    {
        (Protocol, Id, Version) = (protocol, channel.Id, channel.Version);
        var options = JsonNode.Parse(channel.Options)!.AsObject();
        options.Remove("meters");
        options["protocol"] = protocol.Protocol;
        Options = new OptionGroup(protocol.Channel, options, isNew: options.Count == 1);
    }

    /// <summary>The protocol.</summary>
    public ProtocolDescription Protocol { get; }

    /// <summary>True for a channel that is not there yet.</summary>
    public bool IsNew { get; }

    /// <summary>Version that is edited; 0: a new one.</summary>
    public int Version { get; }

    /// <summary>Id; of a new channel as it is typed.</summary>
    public string Id { get; set; }

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The options.</summary>
    public OptionGroup Options { get; }

    /// <summary>Paths of the fields.</summary>
    public IReadOnlySet<string> Shown => new HashSet<string>(Options.Paths(Root)) { $"{Root}.id", "$.reason" };

    /// <summary>What is wrong with what was typed: path and key of the words.</summary>
    public IEnumerable<(string Path, string Word)> Problems(bool withReason)
    {
        if (!Carbon.Registry.Entries.EntryExamination.IsId(Id.Trim()))
            yield return ($"{Root}.id", "settings.problem.id");
        foreach (var problem in Options.Problems(Root))
            yield return problem;
        if (withReason && string.IsNullOrWhiteSpace(Reason))
            yield return ("$.reason", "settings.problem.reason");
    }

    /// <summary>The options as JSON, without the meters.</summary>
    public string Json() => Options.ToJson().ToJsonString();

    /// <summary>The channel as it is wanted.</summary>
    public ChannelDraft Draft() => new(Id.Trim(), Version, Json());
}

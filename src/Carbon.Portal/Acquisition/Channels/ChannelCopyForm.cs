using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Carbon.Portal.Acquisition.Options;
using Carbon.Registry.Entries;

namespace Carbon.Portal.Acquisition.Channels;

/// <summary>A copy of a channel as a person fills it in. Secrets that are not typed anew are taken over unseen.</summary>
public sealed class ChannelCopyForm
{
    /// <summary>The copy of a channel with these meters.</summary>
    public ChannelCopyForm(ProtocolDescription protocol, ChannelView channel, IEnumerable<string> meters)
    {
        Options = new ChannelForm(protocol, channel).Options;
        Meters = meters.Select(m => (m, new OptionGroup([IdOf(m)], [], isNew: true))).ToImmutableArray();
        Protocol = protocol;
    }

    /// <summary>The protocol.</summary>
    public ProtocolDescription Protocol { get; }

    /// <summary>Id of the copy.</summary>
    public string Id { get; set; } = "";

    /// <summary>Its options.</summary>
    public OptionGroup Options { get; }

    /// <summary>Meters of the channel, with the id of each copy.</summary>
    public ImmutableArray<(string Meter, OptionGroup Copy)> Meters { get; }

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Paths of the fields.</summary>
    public IReadOnlySet<string> Shown => new HashSet<string>(Options.Paths(ChannelForm.Root).Concat(Meters.Select(m => $"$.meters.{m.Meter}"))) { $"{ChannelForm.Root}.id", "$.reason" };

    /// <summary>What is wrong with what was typed: path and key of the words.</summary>
    public IEnumerable<(string Path, string Word)> Problems()
    {
        if (!EntryExamination.IsId(Id.Trim()))
            yield return ($"{ChannelForm.Root}.id", "settings.problem.id");
        foreach (var problem in Options.Problems(ChannelForm.Root))
            yield return problem;
        foreach (var (meter, _) in Meters.Where(m => Taken(m.Meter) is { Length: > 0 } id && !EntryExamination.IsId(id)))
            yield return ($"$.meters.{meter}", "settings.problem.id");
        if (string.IsNullOrWhiteSpace(Reason))
            yield return ("$.reason", "settings.problem.reason");
    }

    /// <summary>The copy as it is wanted.</summary>
    public ChannelCopy Draft()
    {
        var options = Options.ToJson();
        options.Remove("id");
        Unmask(options);
        return new ChannelCopy(Id.Trim(), options.ToJsonString(), Meters.Where(m => Taken(m.Meter).Length > 0).ToImmutableDictionary(m => m.Meter, m => Taken(m.Meter)));
    }

    /// <summary>The field of the id of a meter's copy.</summary>
    public static OptionField IdOf(string meter) => new(meter, "Copy", OptionKind.Text);

    private string Taken(string meter) => Meters.First(m => m.Meter == meter).Copy.Values[meter].Trim();

    /// <summary>Takes out what is masked, and whatever holds it: what differs is laid over the channel, so that it stays as it is there.</summary>
    private static bool Unmask(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var masked in map.Where(e => Unmask(e.Value)).Select(e => e.Key).ToList())
                    map.Remove(masked);
                return false;
            case JsonArray list:
                return list.Any(i => IsMask(i) || (i is JsonObject o && o.Any(e => IsMask(e.Value))));
            default:
                return IsMask(node);
        }
    }

    private static bool IsMask(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text == IAcquisitionEditing.Mask;
}

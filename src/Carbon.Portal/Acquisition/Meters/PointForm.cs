using System.Text.Json.Nodes;
using Carbon.Portal.Acquisition.Options;

namespace Carbon.Portal.Acquisition.Meters;

/// <summary>A measuring point of a form: its metering rules, and how it is read.</summary>
public sealed class PointForm
{
    private const string Every = "every";

    /// <summary>A point; null where it is new, or where the channel does not read it.</summary>
    public PointForm(IOptionDescriptions descriptions, ProtocolDescription protocol, JsonObject? entry, JsonObject? read)
    {
        Entry = new OptionGroup(descriptions.Point, Clone(entry), isNew: entry is null);
        IsRead = read is not null || entry is null;
        // How often it is read and how often its quantities are due is one question to a person.
        Read = new OptionGroup([.. protocol.Point.Where(f => f.Name != Every)], Clone(read), isNew: read is null);
        HasEvery = protocol.Point.Any(f => f.Name == Every);
    }

    /// <summary>Register entry.</summary>
    public OptionGroup Entry { get; }

    /// <summary>The channel reads it.</summary>
    public bool IsRead { get; set; }

    /// <summary>How it is read.</summary>
    public OptionGroup Read { get; }

    /// <summary>The protocol asks at intervals.</summary>
    public bool HasEvery { get; }

    /// <summary>Id.</summary>
    public string Id => Entry.Values["id"].Trim();

    /// <summary>A point with the same settings under no id yet.</summary>
    public PointForm Copy(IOptionDescriptions descriptions, ProtocolDescription protocol)
    {
        var entry = Entry.ToJson();
        entry.Remove("id");
        return new PointForm(descriptions, protocol, entry, IsRead ? Read.ToJson() : null);
    }

    /// <summary>How it is read, as JSON.</summary>
    public JsonObject ReadJson()
    {
        var json = Read.ToJson();
        json["pointId"] = Id;
        if (HasEvery && Entry.ToJson()[Every] is { } every)
            json[Every] = every.DeepClone();
        return json;
    }

    private static JsonObject Clone(JsonObject? source) => source?.DeepClone().AsObject() ?? [];
}

using System.Globalization;
using System.Text.Json.Nodes;
using Carbon.Portal.Acquisition.Options;

namespace Carbon.Portal.Acquisition.Meters;

/// <summary>A meter on a channel as a person fills it in: register entry, address, and points from a model or by hand.</summary>
public sealed class MeterForm
{
    private readonly IOptionDescriptions _descriptions;
    private readonly List<PointForm> _points = [];

    /// <summary>The form.</summary>
    /// <param name="descriptions">What may be set.</param>
    /// <param name="protocol">Protocol of the channel.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="version">Its version.</param>
    /// <param name="meter">The meter; null: a new one.</param>
    /// <param name="isCopy">A new meter with the settings of this one, but for its id, name, address and calibration.</param>
    public MeterForm(IOptionDescriptions descriptions, ProtocolDescription protocol, string channel, int version, ChannelMeterView? meter, bool isCopy = false)
    {
        (_descriptions, Protocol, Channel, Version, IsNew, Id) = (descriptions, protocol, channel, version, meter is null || isCopy, isCopy ? "" : meter?.Id ?? "");
        var entry = Parse(meter?.Meter);
        var place = Parse(meter?.Place);
        var read = (place["points"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        foreach (var point in (entry["points"] as JsonArray ?? []).OfType<JsonObject>())
            _points.Add(new PointForm(descriptions, protocol, point, read.Find(r => r["pointId"]?.ToString() == point["id"]?.ToString())));
        entry.Remove("points");
        entry.Remove("id");
        place.Remove("points");
        place.Remove("meterId");
        foreach (var own in isCopy ? (string[])["serialNumber", "certificate", "calibratedOn", "calibrationDue", "place"] : [])
            entry.Remove(own);
        Meter = new OptionGroup(descriptions.Meter, entry, isNew: meter is null);
        Place = new OptionGroup(protocol.Place, place, isNew: meter is null);
        if (isCopy)
            foreach (var own in protocol.Place.Where(f => f.Needed && Place.Values.ContainsKey(f.Name) && f.Name is "unit" or "address" or "mn"))
                Place.Values[own.Name] = "";
    }

    /// <summary>Protocol of the channel.</summary>
    public ProtocolDescription Protocol { get; }

    /// <summary>The channel.</summary>
    public string Channel { get; }

    /// <summary>Version of the channel that is edited.</summary>
    public int Version { get; }

    /// <summary>True for a meter that is not on the channel yet.</summary>
    public bool IsNew { get; }

    /// <summary>Id; of a new meter as it is typed.</summary>
    public string Id { get; set; }

    /// <summary>Register entry.</summary>
    public OptionGroup Meter { get; }

    /// <summary>Its address and what else the channel needs to know.</summary>
    public OptionGroup Place { get; }

    /// <summary>Model that points are taken from.</summary>
    public ModelForm Model { get; } = new();

    /// <summary>Points set by hand.</summary>
    public IReadOnlyList<PointForm> Points => _points;

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    private bool ByModel => Model.Id.Length > 0;

    /// <summary>Takes a model: its points, and for a new meter what it says of the instrument where nobody has typed anything else.</summary>
    public void Take(MeterModelView? model, MeterModelView? before)
    {
        Model.Take(model);
        foreach (var (name, value, was) in IsNew ? Brought(model).Zip(Brought(before), (now, then) => (now.Name, now.Value, Was: then.Value)) : [])
            if (Meter.Values.TryGetValue(name, out var typed) && (typed.Length == 0 || typed == was))
                Meter.Values[name] = value;
    }

    /// <summary>Adds a point, or a copy of one.</summary>
    public PointForm Add(PointForm? like = null)
    {
        var point = like?.Copy(_descriptions, Protocol) ?? new PointForm(_descriptions, Protocol, null, null);
        _points.Insert(like is null ? _points.Count : _points.IndexOf(like) + 1, point);
        return point;
    }

    /// <summary>Takes a point out.</summary>
    public void Remove(PointForm point) => _points.Remove(point);

    /// <summary>Path of a point in the register entry.</summary>
    public string EntryPath(PointForm point) => string.Create(CultureInfo.InvariantCulture, $"$.meter.points[{_points.IndexOf(point)}]");

    /// <summary>Path of how a point is read.</summary>
    public string ReadPath(PointForm point) => string.Create(CultureInfo.InvariantCulture, $"$.place.points[{_points.Where(p => p.IsRead).ToList().IndexOf(point)}]");

    /// <summary>Paths of the fields.</summary>
    public IReadOnlySet<string> Shown =>
        new HashSet<string>([
            "$.id", "$.reason", "$.model.id", "$.model.currentRatio", "$.model.voltageRatio", "$.model.every", "$.model.points", .. Meter.Paths("$.meter"), .. Place.Paths("$.place"),
            .. ByModel ? [] : _points.SelectMany(p => p.Entry.Paths(EntryPath(p)).Concat(p.IsRead ? p.Read.Paths(ReadPath(p)) : []))]);

    /// <summary>What is wrong with what was typed: path and key of the words.</summary>
    public IEnumerable<(string Path, string Word)> Problems(bool withReason)
    {
        if (!Carbon.Registry.Entries.EntryExamination.IsId(Id.Trim()))
            yield return ("$.id", "settings.problem.id");
        foreach (var problem in Meter.Problems("$.meter"))
            yield return problem;
        foreach (var problem in Place.Problems("$.place"))
            yield return problem;
        foreach (var problem in ByModel ? Model.Problems() : _points.SelectMany(p => p.Entry.Problems(EntryPath(p)).Concat(p.IsRead ? p.Read.Problems(ReadPath(p)) : [])))
            yield return problem;
        if (!ByModel && _points.Count == 0)
            yield return ("$.model.id", "model.problem.nopoints");
        if (withReason && string.IsNullOrWhiteSpace(Reason))
            yield return ("$.reason", "settings.problem.reason");
    }

    /// <summary>Address and how points are read, as JSON.</summary>
    public string PlaceJson()
    {
        var json = Place.ToJson();
        json["meterId"] = Id.Trim();
        if (!ByModel)
            json["points"] = new JsonArray([.. _points.Where(p => p.IsRead).Select(p => (JsonNode)p.ReadJson())]);
        return json.ToJsonString();
    }

    /// <summary>The meter as it is wanted.</summary>
    public MeterDraft Draft()
    {
        var meter = Meter.ToJson();
        meter["id"] = Id.Trim();
        if (!ByModel)
            meter["points"] = new JsonArray([.. _points.Select(p => (JsonNode)p.Entry.ToJson())]);
        return new MeterDraft(Channel, Id.Trim(), Version, meter.ToJsonString(), PlaceJson(), ByModel ? Model.Choice() : null);
    }

    private static (string Name, string Value)[] Brought(MeterModelView? model) =>
    [
        ("nameZh", model?.TitleZh ?? ""), ("nameEn", model?.TitleEn ?? ""), ("medium", model?.Medium ?? ""),
        ("vendor", model?.Vendor ?? ""), ("model", model?.Name ?? ""), ("accuracyClass", model?.AccuracyClass ?? ""),
    ];

    private static JsonObject Parse(string? json) => json is null ? [] : JsonNode.Parse(json)!.AsObject();
}

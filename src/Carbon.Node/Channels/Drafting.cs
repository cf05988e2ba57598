using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Carbon.Contracts;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.MeterModels;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels;

/// <summary>Turns drafts into plans.</summary>
internal sealed class Drafting(MeterModelLibrary models, PlanCheck check)
{
    private const string Place = "$.place";
    private const string Channel = "$.channel";
    private static readonly string[] Own = ["nameZh", "nameEn", "accuracyClass"];

    /// <summary>The plan of a channel; null with what is wrong.</summary>
    public static Plan? OfChannel(ChannelDraft draft, IReadOnlyList<KnownChannel> known, List<OptionProblem> problems, string path = "$.options")
    {
        var before = known.FirstOrDefault(k => k.Standing.Id == draft.Id);
        if (OptionReading.Object(draft.Options, path, problems) is not { } sent)
            return null;
        if (sent["id"] is { } id && id.ToString() != draft.Id)
            problems.Add(new($"{path}.id", $"is '{id}', but the channel is '{draft.Id}'"));
        sent["id"] = draft.Id;
        if (!sent.ContainsKey("meters"))
            sent["meters"] = Plain(before)?["meters"]?.DeepClone() ?? new JsonArray();
        var kept = (JsonObject)KeptSecrets.In(sent, Plain(before), path, problems)!;
        if (problems.Count > 0 || OptionReading.Options(kept, path, problems) is not { } options)
            return null;
        return Plan.Of(new PlannedChannel(draft.Id, options, Version(before, draft.Version), before?.Models ?? [], path));
    }

    /// <summary>The plan of a meter on a channel; null with what is wrong. The channel is there.</summary>
    public async Task<Plan?> OfMeterAsync(MeterDraft draft, KnownChannel channel, List<OptionProblem> problems, CancellationToken cancellation)
    {
        if (Plain(channel) is not { } options)
        {
            problems.Add(new(Channel, $"the options of the channel cannot be read: {channel.Problem}; set the channel itself first"));
            return null;
        }
        var recorded = (await check.RecordedAsync([draft.Id], cancellation)).GetValueOrDefault(draft.Id);
        var sentMeter = draft.Meter is { } meterText ? OptionReading.Object(meterText, "$.meter", problems) : null;
        var sentPlace = draft.Place is { } placeText ? OptionReading.Object(placeText, Place, problems) : null;
        var expanded = draft.Model is { } choice ? models.Expand(choice, ChannelProtocols.Of(channel.Options!), problems) : null;
        var meters = options["meters"] as JsonArray ?? [];
        var index = meters.ToList().FindIndex(m => m?["meterId"]?.ToString() == draft.Id);
        if (problems.Count > 0)
            return null;
        var place = PlaceOf(draft.Id, index < 0 ? null : (JsonObject)meters[index]!, sentPlace, expanded, problems);
        var section = MeterOf(draft.Id, recorded, sentMeter, expanded, problems);
        if (problems.Count > 0)
            return null;
        if (index < 0)
            meters.Add(place);
        else
            meters[index] = place;
        index = index < 0 ? meters.Count - 1 : index;
        var found = new List<OptionProblem>();
        var changed = OptionReading.Options(options, Channel, found);
        var read = OptionReading.Meter(section!, "$.meter", problems);
        problems.AddRange(found.Select(p => AtPlace(p, index)));
        if (problems.Count > 0 || changed is null || read is null)
            return null;
        var uses = channel.Models.RemoveAll(m => m.Meter == draft.Id && expanded is not null);
        if (expanded is not null)
            uses = uses.Add(new ModelUse(draft.Id, expanded.Model.Id, expanded.Model.Version, draft.Model!.CurrentRatio, draft.Model.VoltageRatio));
        return new Plan([new PlannedChannel(draft.Channel, changed, draft.Version, uses, Channel, index)], [new PlannedMeter(read, "$.meter")]);
    }

    /// <summary>A problem of a channel that came by the place of one of its meters, with the path of what was sent.</summary>
    public static OptionProblem AtPlace(OptionProblem problem, int index)
    {
        var place = FormattableString.Invariant($"{Channel}.meters[{index}]");
        return problem.Path.StartsWith(place, StringComparison.Ordinal) ? problem with { Path = Place + problem.Path[place.Length..] } : problem;
    }

    /// <summary>The plan of a channel without a meter.</summary>
    public static Plan? WithoutMeter(string meter, int version, KnownChannel channel, List<OptionProblem> problems)
    {
        if (Plain(channel) is not { } options || options["meters"] is not JsonArray meters)
        {
            problems.Add(new("$", $"the options of the channel cannot be read: {channel.Problem}; set the channel itself first"));
            return null;
        }
        meters.RemoveAll(m => m?["meterId"]?.ToString() == meter);
        return OptionReading.Options(options, "$.options", problems) is { } changed
            ? Plan.Of(new PlannedChannel(channel.Standing.Id, changed, version, channel.Models, "$.options"))
            : null;
    }

    /// <summary>The plan of a copy: the options of a channel with what differs, and copies of the named meters.</summary>
    public async Task<Plan?> OfCopyAsync(ChannelCopy copy, KnownChannel channel, IReadOnlyList<KnownChannel> known, List<OptionProblem> problems, CancellationToken cancellation)
    {
        if (Plain(channel) is not { } options)
        {
            problems.Add(new("$", $"the options of the channel cannot be read: {channel.Problem}"));
            return null;
        }
        var differing = copy.Options is { } text ? OptionReading.Object(text, "$.options", problems) : null;
        foreach (var unknown in copy.Meters.Keys.Where(m => channel.Options!.MeterIds.All(id => id != m)))
            problems.Add(new($"$.meters.{unknown}", $"there is no meter '{unknown}' on the channel"));
        var recorded = await check.RecordedAsync([.. copy.Meters.Keys, .. copy.Meters.Values], cancellation);
        foreach (var (meter, taken) in copy.Meters.Where(m => recorded.ContainsKey(m.Value)))
            problems.Add(new($"$.meters.{meter}", $"there is a meter '{taken}' already; give the copy another id"));
        if (problems.Count > 0)
            return null;
        var changed = JsonOverlay.Of(options, differing);
        changed["id"] = copy.Id;
        if (differing is null || !differing.ContainsKey("meters"))
            changed["meters"] = new JsonArray([.. (options["meters"] as JsonArray ?? []).OfType<JsonObject>()
                .Where(m => copy.Meters.ContainsKey(m["meterId"]!.ToString())).Select(m => JsonOverlay.Of(m, new JsonObject { ["meterId"] = copy.Meters[m["meterId"]!.ToString()] }))]);
        if (OptionReading.Options(changed, "$.options", problems) is not { } read)
            return null;
        var uses = channel.Models.Where(m => copy.Meters.ContainsKey(m.Meter)).Select(m => m with { Meter = copy.Meters[m.Meter] }).ToImmutableArray();
        return new Plan(
            [new PlannedChannel(copy.Id, read, Version(known.FirstOrDefault(k => k.Standing.Id == copy.Id), 0), uses, "$.options")],
            [.. copy.Meters.Where(m => recorded.ContainsKey(m.Key)).Select(m => new PlannedMeter(
                MeterSections.Of(recorded[m.Key]) with { Id = m.Value, SerialNumber = "", Certificate = "", CalibratedOn = null, CalibrationDue = null }, $"$.meters.{m.Key}"))]);
    }

    /// <summary>The version to be expected: a channel that was taken away can be made anew like one that never was.</summary>
    public static int Version(KnownChannel? before, int sent) => sent == 0 && before is { IsThere: false } ? before.Standing.Version : sent;

    internal static JsonObject? Plain(KnownChannel? channel) => channel?.Options is { } options ? (JsonObject)JsonNode.Parse(OptionTexts.Plain(options))! : null;

    internal static JsonObject? PlaceOf(string meter, JsonObject? before, JsonObject? sent, ExpandedModel? expanded, List<OptionProblem> problems)
    {
        if (sent?["meterId"] is { } id && id.ToString() != meter)
            problems.Add(new($"{Place}.meterId", $"is '{id}', but the meter is '{meter}'"));
        var kept = KeptSecrets.In(sent, before, Place, problems) as JsonObject;
        if (kept is null && expanded is null && before is null)
            problems.Add(new(Place, "say where the meter is: its address, and its points or a model"));
        // A place that is sent without a model is the whole place; with one it is laid over what the model has.
        var result = expanded is null ? kept ?? before : JsonOverlay.Of(expanded.Place, kept ?? Address(before));
        result = result?.DeepClone() as JsonObject ?? [];
        result["meterId"] = meter;
        return result;
    }

    /// <summary>What of a place is the meter's own when its points come from a model.</summary>
    private static JsonObject? Address(JsonObject? before)
    {
        var address = before?.DeepClone() as JsonObject;
        address?.Remove("points");
        return address;
    }

    private static JsonObject? MeterOf(string id, MeterRecord? recorded, JsonObject? sent, ExpandedModel? expanded, List<OptionProblem> problems)
    {
        if (sent?["id"] is { } sentId && sentId.ToString() != id)
            problems.Add(new("$.meter.id", $"is '{sentId}', but the meter is '{id}'"));
        var known = recorded is null ? null : (JsonObject)JsonNode.Parse(MeterSections.Text(MeterSections.Of(recorded)))!;
        // What the plant calls a meter that is there already, and its class, are its own.
        foreach (var own in known is null ? [] : Own)
            expanded?.Meter.Remove(own);
        var result = expanded is null ? sent ?? known : JsonOverlay.Of(JsonOverlay.Of(known ?? [], expanded.Meter), sent);
        if (result is null)
        {
            problems.Add(new("$.meter", $"there is no meter '{id}' yet; say what it is: nameZh, nameEn, medium and points"));
            return null;
        }
        result = (JsonObject)result.DeepClone();
        result["id"] = id;
        if (expanded?.Model.CalibrationMonths is { } months && result["calibrationDue"] is null
            && DateOnly.TryParseExact(result["calibratedOn"]?.ToString(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var calibrated))
            result["calibrationDue"] = calibrated.AddMonths(months).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return result;
    }
}

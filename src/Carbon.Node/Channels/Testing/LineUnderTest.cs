using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.MeterModels;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels.Testing;

/// <summary>Options of a line that is to be asked, saved or not.</summary>
/// <param name="Options">The options, with the meters to be asked.</param>
/// <param name="Units">Factor and unit of the meter's points, where they are known.</param>
internal sealed record LineUnderTest(PolledChannelOptions Options, IReadOnlyDictionary<string, (decimal Factor, string Unit)> Units);

/// <summary>Puts the options of lines under test together.</summary>
internal sealed class LinesUnderTest(ChannelBook book, PlanCheck check, MeterModelLibrary models)
{
    private const string Place = "$.place";

    /// <summary>The channel as it is set up or as it was sent, with its meters; null, with what is wrong or without where it is not there.</summary>
    public async Task<JsonObject?> ChannelAsync(string? channel, string? options, List<OptionProblem> problems, CancellationToken cancellation)
    {
        var known = channel is null ? null : (await book.AllAsync(cancellation)).FirstOrDefault(k => k.IsThere && k.Standing.Id == channel);
        if (options is null)
        {
            if (known is { Options: null })
                problems.Add(new("$.channel", $"the options of the channel cannot be read: {known.Problem}; set the channel itself first"));
            return Drafting.Plain(known);
        }
        if (OptionReading.Object(options, "$.options", problems) is not { } sent)
            return null;
        var plain = Drafting.Plain(known);
        var kept = (JsonObject)KeptSecrets.In(sent, plain, "$.options", problems)!;
        kept["id"] ??= channel ?? "draft";
        kept["meters"] ??= plain?["meters"]?.DeepClone() ?? new JsonArray();
        return kept;
    }

    /// <summary>The options with one meter only; null with what is wrong, or without problems where the channel is not there.</summary>
    public async Task<LineUnderTest?> MeterAsync(MeterTestRequest request, List<OptionProblem> problems, CancellationToken cancellation)
    {
        if (await ChannelAsync(request.Channel, request.Options, problems, cancellation) is not { } channel || problems.Count > 0)
            return null;
        var root = request.Options is null ? "$.channel" : "$.options";
        var meters = channel["meters"] as JsonArray ?? [];
        var index = meters.ToList().FindIndex(m => (m as JsonObject)?["meterId"]?.ToString() == request.Meter);
        var sent = request.Place is { } text ? OptionReading.Object(text, Place, problems) : null;
        var expanded = request.Model is { } choice ? models.Expand(choice, channel["protocol"]?.ToString() ?? "", problems) : null;
        if (problems.Count == 0 && index < 0 && sent is null && expanded is null)
            problems.Add(new("$.meter", $"the meter '{request.Meter}' is not on the channel; say where it is: place, or a model with its address in place"));
        if (problems.Count > 0)
            return null;
        var place = Drafting.PlaceOf(request.Meter, index < 0 ? null : (JsonObject)meters[index]!, sent, expanded, problems)!;
        KeepPoints(place, request.Points, problems);
        channel["meters"] = new JsonArray(place.DeepClone());
        if (problems.Count > 0 || Read(channel, root, problems) is not { } options)
            return null;
        return new LineUnderTest(options, await UnitsAsync(request.Meter, expanded?.Meter, cancellation));
    }

    /// <summary>Sound options of a polled line; null with what is wrong.</summary>
    public static PolledChannelOptions? Read(JsonObject channel, string root, List<OptionProblem> problems)
    {
        var found = new List<OptionProblem>();
        var options = OptionReading.Options(channel, root, found);
        if (options is not null)
            found.AddRange(options.Validate(root));
        problems.AddRange(found.Select(p => p.Path.StartsWith($"{root}.meters[0]", StringComparison.Ordinal) ? p with { Path = Place + p.Path[(root.Length + 10)..] } : p));
        if (options is not null and not PolledChannelOptions)
            problems.Add(new($"{root}.protocol", $"the other side of '{ChannelProtocols.Of(options)}' sends by itself and is not asked; save the channel and look at its live values"));
        return problems.Count == 0 ? options as PolledChannelOptions : null;
    }

    private static void KeepPoints(JsonObject place, IReadOnlyCollection<string> wanted, List<OptionProblem> problems)
    {
        if (wanted.Count == 0 || place["points"] is not JsonArray points)
            return;
        var kept = points.OfType<JsonObject>().Where(p => wanted.Contains(p["pointId"]?.ToString())).Select(p => (JsonNode)p.DeepClone()).ToArray();
        foreach (var missing in wanted.Where(w => kept.All(k => k["pointId"]!.ToString() != w)))
            problems.Add(new("$.points", $"the meter has no point '{missing}'"));
        place["points"] = new JsonArray(kept);
    }

    private async Task<IReadOnlyDictionary<string, (decimal Factor, string Unit)>> UnitsAsync(string meter, JsonObject? model, CancellationToken cancellation)
    {
        var units = new Dictionary<string, (decimal, string)>(StringComparer.Ordinal);
        if ((await check.RecordedAsync([meter], cancellation)).GetValueOrDefault(meter) is { } record)
            foreach (var point in MeterSections.Of(record).Points)
                units[point.Id] = (point.Factor, point.Unit);
        foreach (var point in (model?["points"] as JsonArray ?? []).OfType<JsonObject>())
            units[point["id"]!.ToString()] = (point["factor"]?.GetValue<decimal>() ?? 1m, point["unit"]?.ToString() ?? "");
        return units;
    }
}

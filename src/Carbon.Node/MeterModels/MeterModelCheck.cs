using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Carbon.Accounting;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Channels;
using Carbon.Node.Configuration;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.MeterModels;

/// <summary>Whether what a model is written out to is sound: points and units, and options on a channel of every protocol that it speaks.</summary>
public static class MeterModelCheck
{
    private static readonly ImmutableArray<string> Addresses = ["unit", "address"];

    /// <summary>Protocols of channels on which a model can be used.</summary>
    public static IEnumerable<string> Protocols(MeterModel model) =>
        ChannelProtocols.All.Where(p => p == model.Protocol || p.StartsWith($"{model.Protocol}-", StringComparison.Ordinal));

    /// <summary>Adds what is wrong to the file's problems.</summary>
    internal static void Check(MeterModel model, MeterModelFile file, AccountingLibrary library)
    {
        foreach (var point in model.Points.Where(p => p.Decimals is < 0 or > 12))
            file.Add(point.Line, "decimals must be between 0 and 12", point.Id);
        if (file.Problems.Count > 0)
            return;
        if (!Protocols(model).Any())
            file.Add(1, $"'{model.Protocol}' is no protocol; there are {string.Join(", ", ChannelProtocols.All)}");
        var expanded = ModelExpansion.Of(model, new ModelChoice(model.Id, 1m, 1m, [.. model.Points.Select(p => p.Id)], null));
        expanded.Meter["id"] = "model";
        var problems = new List<OptionProblem>();
        if (OptionReading.Meter(expanded.Meter, "$", problems) is { } meter)
            problems.AddRange(ConfigurationCheck.Meter(meter, "$", _ => false, library));
        Report(problems, model, file);
        foreach (var protocol in Protocols(model))
        {
            problems = [];
            if (OptionReading.Options(Sample(protocol, expanded), "$", problems) is { } options)
                problems.AddRange(options.Validate("$"));
            Report(problems, model, file);
        }
    }

    private static void Report(IEnumerable<OptionProblem> problems, MeterModel model, MeterModelFile file)
    {
        foreach (var problem in problems)
        {
            var point = model.Points.Select((p, i) => (Point: p, Index: i)).LastOrDefault(p => problem.Path.Contains($"points[{p.Index}]", StringComparison.Ordinal)).Point;
            file.Add(point?.Line ?? 1, $"{problem.Path[(problem.Path.LastIndexOf(']') + 1)..].TrimStart('.')}: {problem.Message}", point?.Id);
        }
    }

    /// <summary>A channel with one meter of the model.</summary>
    private static JsonObject Sample(string protocol, ExpandedModel expanded)
    {
        var place = (JsonObject)expanded.Place.DeepClone();
        place["meterId"] = "model";
        var family = protocol.Split('-')[0];
        place[family == "modbus" ? Addresses[0] : Addresses[1]] = family switch { "modbus" => 1, "cjt188" => "00000000000001", _ => "000000000001" };
        var channel = new JsonObject { ["id"] = "model", ["protocol"] = protocol, ["meters"] = new JsonArray(place) };
        if (protocol.EndsWith("tcp", StringComparison.Ordinal))
            (channel["host"], channel["port"]) = ("localhost", 502);
        else
            channel["serialPort"] = "/dev/ttyS0";
        return channel;
    }
}

using System.Text.Json.Nodes;
using Carbon.Portal.Collection;

namespace Carbon.Portal.Acquisition.Channels;

/// <summary>How a channel stands.</summary>
public enum ChannelCondition
{
    /// <summary>Its line is open and every meter answers.</summary>
    Running,

    /// <summary>Its line is open; some meters do not answer as they should.</summary>
    Partly,

    /// <summary>It does not run, or no meter answers.</summary>
    Faulty,

    /// <summary>It has no meters yet.</summary>
    Resting,

    /// <summary>It was begun and has not answered yet.</summary>
    Starting,
}

/// <summary>A channel of the list.</summary>
/// <param name="View">The channel.</param>
/// <param name="Meters">Its meters.</param>
/// <param name="Condition">How it stands.</param>
/// <param name="Live">Meters that answer.</param>
/// <param name="LastAnswer">Last sound answer of any of them.</param>
/// <param name="Requests">Questions asked since it runs.</param>
/// <param name="Failures">Those that failed.</param>
public sealed record ChannelRow(ChannelView View, IReadOnlyList<string> Meters, ChannelCondition Condition, int Live, DateTimeOffset? LastAnswer, long Requests, long Failures)
{
    /// <summary>Share of questions that failed; null where none was asked.</summary>
    public decimal? ErrorShare => Requests > 0 ? (decimal)Failures / Requests : null;

    /// <summary>Where it goes: port, host, broker, folder.</summary>
    public string Line => LineOf(View);

    /// <summary>The row of a channel.</summary>
    public static ChannelRow Of(ChannelView view, ICollectionState collection, IReadOnlyList<MeterCommunication> communication)
    {
        var meters = MetersOf(view);
        var states = meters.Select(m => collection.Of(m)).ToList();
        var own = communication.Where(c => c.Channel == view.Id).ToList();
        var live = states.Count(s => s.State == CollectionCondition.Live);
        return new ChannelRow(
            view, meters, ConditionOf(view, states, live), live, states.Max(s => s.LastContact), own.Sum(c => c.Requests), own.Sum(c => c.Failures));
    }

    private static ChannelCondition ConditionOf(ChannelView view, List<MeterCollection> states, int live)
    {
        if (states.Count == 0)
            return view.Fault is null ? ChannelCondition.Resting : ChannelCondition.Faulty;
        if (!view.Connected)
            return view.Fault is null ? ChannelCondition.Starting : ChannelCondition.Faulty;
        if (live == states.Count)
            return ChannelCondition.Running;
        // An open line that nothing has come over yet is no fault.
        return live > 0 ? ChannelCondition.Partly : states.All(s => s is { LastContact: null, LastError: null }) ? ChannelCondition.Starting : ChannelCondition.Faulty;
    }

    private static IReadOnlyList<string> MetersOf(ChannelView view) =>
        [.. (JsonNode.Parse(view.Options)?["meters"] as JsonArray ?? []).OfType<JsonObject>().Select(m => m["meterId"]?.ToString()).OfType<string>()];

    private static string LineOf(ChannelView view)
    {
        var options = JsonNode.Parse(view.Options) as JsonObject ?? [];
        string? Text(string name) => options[name]?.ToString() is { Length: > 0 } text ? text : null;
        if (Text("serialPort") is { } port)
            return $"{port} · {Text("baudRate")}";
        if (Text("host") is { } host)
            return Text("port") is { } number ? $"{host}:{number}" : host;
        return (options["server"] as JsonObject)?["endpoint"]?.ToString() ?? Text("url") ?? Text("folder") ?? Text("database") ?? (Text("listen") is { } listen ? $"{listen}:{Text("port")}" : "");
    }
}

using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>Turns the messages of edge nodes into readings. An edge node whose numbers are unknown, or that skipped one, is asked for its birth certificates before it is believed again.</summary>
internal sealed class SparkplugMapping : IMqttMapping
{
    private const int FrameKept = 4096;
    private readonly ChannelSurroundings around;
    private readonly ILookup<(string Group, string Node, string Device), (string MeterId, SparkplugPointOptions Point)> points;
    private readonly Dictionary<(string Group, string Node), SparkplugNode> nodes;
    private readonly SparkplugRebirths rebirths;

    public SparkplugMapping(SparkplugOptions options, ChannelSurroundings around)
    {
        this.around = around;
        var all = options.Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, Point: p))).ToList();
        points = all.ToLookup(p => (p.Point.Group, p.Point.Node, p.Point.Device));
        nodes = all.Select(p => (p.Point.Group, p.Point.Node)).Distinct().ToDictionary(n => n, _ => new SparkplugNode());
        rebirths = new(options.RebirthAtMostEvery);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Topics =>
        [.. nodes.Keys.SelectMany(n => new[] { $"{SparkplugTopic.Namespace}/{n.Group}/+/{n.Node}", $"{SparkplugTopic.Namespace}/{n.Group}/+/{n.Node}/+" })];

    /// <inheritdoc/>
    public void Connected()
    {
        foreach (var (group, node) in nodes.Keys)
            rebirths.Want(group, node);
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Topic, byte[] Payload)> Requests(DateTimeOffset now) => rebirths.Take(now);

    /// <inheritdoc/>
    public IReadOnlyList<MeterReadings> Read(string topic, byte[] bytes, DateTimeOffset arrived)
    {
        if (!SparkplugTopic.TryParse(topic, out var from) || !nodes.TryGetValue((from.Group, from.Node), out var node))
            return [];
        around.Metrics.Request();
        var error = SparkplugReader.TryRead(bytes, out var payload, out var unreadable) ? null : unreadable;
        if (error is null && from.Message == "NDEATH")
        {
            if (node.Dies(payload))
                Lost(from, bytes, arrived);
            return [];
        }
        error ??= node.Follow(from, payload);
        if (error is not null)
        {
            rebirths.Want(from.Group, from.Node);
            Disbelieve(from, bytes, arrived, $"{error}; it is asked for its birth certificates");
            return [];
        }
        if (from.Message == "NBIRTH")
            rebirths.Born(from.Group, from.Node);
        if (from.Message == "DDEATH")
            Lost(from, bytes, arrived);
        return from.Message == "DDEATH" ? [] : Readings(from, node, payload, bytes, arrived);
    }

    private List<MeterReadings> Readings(SparkplugTopic from, SparkplugNode node, SparkplugPayload payload, byte[] bytes, DateTimeOffset arrived)
    {
        var metrics = payload.Metrics.Select(m => node.Named(from.Device, m)).ToList();
        if (metrics.Contains(null))
        {
            rebirths.Want(from.Group, from.Node);
            Disbelieve(from, bytes, arrived, "a number in it stands in no birth certificate; the edge node is asked for its birth certificates");
        }
        var named = metrics.OfType<SparkplugMetric>().ToLookup(m => m.Name);
        var birth = from.Message.EndsWith("BIRTH", StringComparison.Ordinal);
        var results = new List<MeterReadings>();
        foreach (var meter in points[(from.Group, from.Node, from.Device)].GroupBy(p => p.MeterId, p => p.Point))
        {
            var readings = meter.Where(p => !birth || CountsAtBirth(meter.Key, p)).SelectMany(p => named[p.Metric].Select(m => Reading(p, m, payload, arrived))).OrderBy(r => r.MeasuredAt).ToList();
            if (readings.Count == 0)
                continue;
            Frame(meter.Key, bytes, arrived)?.Answered(arrived);
            results.Add(new(meter.Key, readings, bytes));
        }
        return results;
    }

    // A kind that is not known may be a quantity of intervals: better one value less than one twice.
    private bool CountsAtBirth(string meterId, SparkplugPointOptions point) => point.FromBirth switch
    {
        SparkplugBirthValues.Always => true,
        SparkplugBirthValues.Never => false,
        _ => around.Kinds?.Of(meterId, point.PointId) is PointKind.Counter or PointKind.Gauge,
    };

    private static PointReading Reading(SparkplugPointOptions point, SparkplugMetric metric, SparkplugPayload payload, DateTimeOffset arrived)
    {
        var value = metric.IsNull || metric.Quality is 0 or 500 ? null : Scaled(point, SparkplugValue.Number(metric.Value, metric.Type));
        return new(point.PointId, Time(metric.Timestamp ?? payload.Timestamp, arrived), value, value is null ? Quality.Bad : Quality.Good);
    }

    private static decimal? Scaled(SparkplugPointOptions point, decimal? raw)
    {
        try
        {
            return raw * point.Scale + point.Offset;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static DateTimeOffset Time(ulong? milliseconds, DateTimeOffset arrived) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds is { } given && given <= (ulong)DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? (long)given : arrived.ToUnixTimeMilliseconds());

    private void Disbelieve(SparkplugTopic from, byte[] bytes, DateTimeOffset arrived, string error)
    {
        around.Metrics.Failure("Payload");
        foreach (var meter in Meters(from))
            Frame(meter, bytes, arrived)?.Disbelieved(arrived, $"{from.Message} of {from.Group}/{from.Node}/{from.Device}: {error}");
    }

    private void Lost(SparkplugTopic from, byte[] bytes, DateTimeOffset arrived)
    {
        foreach (var meter in Meters(from))
            Frame(meter, bytes, arrived)?.LineFailed(arrived, from.Device.Length > 0 ? $"the edge node {from.Node} has lost its device {from.Device}" : $"the edge node {from.Node} is not at the broker any more");
    }

    private State.MeterRecorder? Frame(string meterId, byte[] bytes, DateTimeOffset arrived)
    {
        var recorder = around.State.Recorder(meterId);
        recorder?.Frame(arrived, sent: false, bytes.AsSpan(0, Math.Min(bytes.Length, FrameKept)));
        return recorder;
    }

    // What is said of a node holds for its devices.
    private IEnumerable<string> Meters(SparkplugTopic from) =>
        points.Where(p => p.Key.Group == from.Group && p.Key.Node == from.Node && (from.Device.Length == 0 || p.Key.Device == from.Device)).SelectMany(p => p).Select(p => p.MeterId).Distinct();
}

using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>A measuring point among the metrics of an edge node or device.</summary>
public sealed record SparkplugPointOptions
{
    /// <summary>Id of the point within its meter.</summary>
    public required string PointId { get; init; }

    /// <summary>Group of the edge node.</summary>
    public required string Group { get; init; }

    /// <summary>Edge node.</summary>
    public required string Node { get; init; }

    /// <summary>Device of the node; left out for a metric of the node itself.</summary>
    public string Device { get; init; } = "";

    /// <summary>Name of the metric as its birth certificate has it; it may hold slashes.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether the values in birth certificates are readings.</summary>
    public SparkplugBirthValues FromBirth { get; init; }

    /// <summary>Factor on the number.</summary>
    public decimal Scale { get; init; } = 1m;

    /// <summary>Added after the factor.</summary>
    public decimal Offset { get; init; }

    internal IEnumerable<OptionProblem> Validate(string path)
    {
        if (string.IsNullOrWhiteSpace(PointId))
            yield return new($"{path}.pointId", "a point needs an id");
        foreach (var (name, text) in new[] { ("group", Group), ("node", Node), ("device", Device) })
            if (text.AsSpan().ContainsAny('/', '+', '#') || (text.Length == 0 && name != "device"))
                yield return new($"{path}.{name}", $"'{text}' is no name of Sparkplug: one level of a topic, without /, + and #");
        if (Metric.Length == 0)
            yield return new($"{path}.metric", "name the metric as the birth certificate has it");
        if (Scale == 0m)
            yield return new($"{path}.scale", "must not be zero");
    }
}

/// <summary>A meter whose points are metrics.</summary>
public sealed record SparkplugMeterOptions
{
    /// <summary>The meter.</summary>
    public required string MeterId { get; init; }

    /// <summary>Its points.</summary>
    public required IReadOnlyList<SparkplugPointOptions> Points { get; init; }
}

namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>A payload of Sparkplug B (namespace spBv1.0).</summary>
/// <param name="Timestamp">When it was sent: milliseconds since 1970, UTC.</param>
/// <param name="Sequence">0 to 255, then 0 again; a death certificate has none.</param>
/// <param name="Metrics">The metrics in their order.</param>
public sealed record SparkplugPayload(ulong? Timestamp, ulong? Sequence, IReadOnlyList<SparkplugMetric> Metrics)
{
    /// <summary>Name of the metric that ties a death certificate to its birth certificate.</summary>
    public const string BirthDeathSequence = "bdSeq";

    /// <summary>Name of the metric by which a host asks for new birth certificates.</summary>
    public const string Rebirth = "Node Control/Rebirth";
}

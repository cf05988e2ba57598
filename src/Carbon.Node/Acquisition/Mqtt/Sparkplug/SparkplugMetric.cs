namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>One metric of a payload. The value is what the wire held: <see cref="uint"/>, <see cref="ulong"/>, <see cref="float"/>, <see cref="double"/>, <see cref="bool"/> or <see cref="string"/>; null for none and for kinds that are no quantity.</summary>
/// <param name="Name">Name; empty where only the alias is sent.</param>
/// <param name="Alias">Number that stands for the name since the birth certificate.</param>
/// <param name="Timestamp">Milliseconds since 1970, UTC.</param>
/// <param name="Type">Data type; outside birth certificates it may be missing.</param>
/// <param name="IsHistorical">Sent late: not what is current.</param>
/// <param name="IsNull">There is no value.</param>
/// <param name="Quality">Property <c>Quality</c>: 0 bad, 192 good, 500 stale; null where not given.</param>
/// <param name="Value">The value.</param>
public sealed record SparkplugMetric(string Name, ulong? Alias, ulong? Timestamp, SparkplugType Type, bool IsHistorical, bool IsNull, int? Quality, object? Value);

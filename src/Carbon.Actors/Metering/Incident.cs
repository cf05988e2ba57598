namespace Carbon.Metering;

/// <summary>An incident with the readings before and after it (raw register units) and the increment that was counted (before the factor).</summary>
public sealed record Incident(IncidentKind Kind, DateTimeOffset Time, decimal Before, decimal After, decimal Increment);

namespace Carbon.Views;

/// <summary>The time zone in which this node cuts periods.</summary>
public sealed record PlantZone(TimeZoneInfo Zone);

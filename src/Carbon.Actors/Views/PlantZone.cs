namespace Carbon.Views;

/// <summary>The time zone in which this node cuts periods.</summary>
public sealed record PlantZone(TimeZoneInfo Zone)
{
    /// <summary>The plant's day of an instant.</summary>
    public DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}

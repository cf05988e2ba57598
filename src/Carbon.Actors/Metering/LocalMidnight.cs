namespace Carbon.Metering;

/// <summary>Where local days begin: settlement, accounting and pages cut time at the same instants.</summary>
public static class LocalMidnight
{
    /// <summary>
    /// First instant of a local day: the earlier one where midnight comes twice, the end of the jump where clocks jump over midnight.
    /// </summary>
    public static DateTimeOffset Of(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-6))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, offset), zone);
    }
}

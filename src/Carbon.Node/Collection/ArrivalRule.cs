namespace Carbon.Node.Collection;

/// <summary>When the next reading of a point is due, and how many are missing.</summary>
public static class ArrivalRule
{
    /// <summary>Readings that come this near after a whole multiple of their period belong to it: a tenth of the period.</summary>
    private const int Near = 10;

    /// <summary>
    /// Since when a reading is missing at <paramref name="now"/>, and how many are; null and 0 where none is. <paramref name="last"/>: the time of
    /// the latest reading, or when it began to be expected. A reading is missed half a period (at most a minute) after it was due: a poll takes its time.
    /// </summary>
    public static (DateTimeOffset? DueSince, long Missing) Of(DateTimeOffset last, TimeSpan every, DateTimeOffset now)
    {
        var after = last.UtcTicks % every.Ticks;
        var slot = after <= every.Ticks / Near ? last.UtcTicks - after : last.UtcTicks;
        var grace = Math.Min(every.Ticks / 2, TimeSpan.TicksPerMinute);
        var missing = (now.UtcTicks - grace - slot) / every.Ticks;
        return missing < 1 ? (null, 0) : (new DateTimeOffset(slot + every.Ticks, TimeSpan.Zero), missing);
    }
}

namespace Carbon.Node.Acquisition.Channels;

/// <summary>When polls are due.</summary>
public static class Schedule
{
    /// <summary>Points read more often than this are handed on in batches unless the channel says otherwise.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    /// <summary>The first whole multiple of <paramref name="every"/> (counted anew from each midnight UTC) after <paramref name="now"/>. What was missed in between is not caught up: a counter still tells all.</summary>
    public static DateTimeOffset Next(DateTimeOffset now, TimeSpan every)
    {
        var midnight = now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerDay;
        var next = now.UtcTicks - (now.UtcTicks - midnight) % every.Ticks + every.Ticks;
        return new(Math.Min(next, midnight + TimeSpan.TicksPerDay), TimeSpan.Zero);
    }

    /// <summary>The gather window of a point.</summary>
    public static TimeSpan Window(TimeSpan? configured, TimeSpan every) =>
        every >= Slow ? TimeSpan.Zero : configured ?? TimeSpan.FromSeconds(5);
}

namespace Carbon.Node.Acquisition.Channels;

/// <summary>When polls are due.</summary>
public static class Schedule
{
    /// <summary>Points read more often than this are handed on in batches unless the channel says otherwise.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    /// <summary>The first whole multiple of <paramref name="every"/> (from midnight UTC) after <paramref name="now"/>. What was missed in between is not caught up: a counter still tells all.</summary>
    public static DateTimeOffset Next(DateTimeOffset now, TimeSpan every) =>
        new(now.UtcTicks - now.UtcTicks % every.Ticks + every.Ticks, TimeSpan.Zero);

    /// <summary>The gather window of a point.</summary>
    public static TimeSpan Window(TimeSpan? configured, TimeSpan every) =>
        every >= Slow ? TimeSpan.Zero : configured ?? TimeSpan.FromSeconds(5);
}

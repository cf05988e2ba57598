namespace Carbon.Metering.Folding;

/// <summary>Instants as whole Unix milliseconds, which is how the fold counts time.</summary>
internal static class Moment
{
    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTime Utc(long ms) => DateTime.UnixEpoch.AddTicks(ms * TimeSpan.TicksPerMillisecond);

    public static DateTimeOffset At(long ms, long offset) =>
        new(Utc(ms + offset).Ticks, TimeSpan.FromTicks(offset * TimeSpan.TicksPerMillisecond));
}

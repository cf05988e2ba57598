namespace Carbon.Metering.Folding;

/// <summary>Cuts time into the hours and days of a time zone, whatever its offset and its changes (23 and 25 hour days, half hours).</summary>
internal sealed class LocalDays(TimeZoneInfo zone, WorkCalendar calendar)
{
    private const long Hour = 3_600_000;

    public bool IsWorkday(DateOnly date) => calendar.IsWorkday(date);

    public LocalDay Of(long ms) => Of(DateOnly.FromDateTime(Moment.Utc(ms + OffsetAt(ms))));

    public LocalDay Of(DateOnly date)
    {
        long start = StartOf(date), end = StartOf(date.AddDays(1)), offset = OffsetAt(start);
        return new(date, start, end, offset, end - start == 24 * Hour && OffsetAt(end - 1) == offset);
    }

    /// <summary>The first full hour of the wall clock after <paramref name="ms"/>; never beyond the day's end.</summary>
    public long NextHour(in LocalDay day, long ms)
    {
        if (day.Regular)
        {
            return ms + Hour - ((ms - day.Start) % Hour);
        }
        var sinceHour = (ms + OffsetAt(ms)) % Hour;
        return Math.Min(day.End, ms + Hour - (sinceHour < 0 ? sinceHour + Hour : sinceHour));
    }

    /// <summary>The hour that holds <paramref name="ms"/>.</summary>
    public (long Start, long End) HourOf(in LocalDay day, long ms)
    {
        var start = day.Regular ? ms - ((ms - day.Start) % Hour) : day.Start;
        var end = NextHour(day, start);
        while (end <= ms)
        {
            start = end;
            end = NextHour(day, start);
        }
        return (start, end);
    }

    public DateTimeOffset Show(long ms) => Moment.At(ms, OffsetAt(ms));

    public long OffsetAt(long ms) => (long)zone.GetUtcOffset(Moment.Utc(ms)).TotalMilliseconds;

    private long StartOf(DateOnly date) => LocalMidnight.Of(date, zone).ToUnixTimeMilliseconds();
}

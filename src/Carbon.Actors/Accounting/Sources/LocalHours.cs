using Carbon.Metering;

namespace Carbon.Accounting.Sources;

/// <summary>Hours and days of a plant's time zone, in stored milliseconds.</summary>
/// <remarks>Not thread-safe; each entity owns one.</remarks>
public sealed class LocalHours(TimeZoneInfo zone)
{
    /// <summary>One hour in milliseconds.</summary>
    public const long Hour = 3_600_000;

    private DateOnly _day;
    private long _from = long.MaxValue;
    private long _to = long.MinValue;

    /// <summary>The local day of an hour's start, and which hour of that day it is.</summary>
    public (DateOnly Day, int Hour) Of(long start)
    {
        if (start < _from || start >= _to)
        {
            _day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(start), zone).DateTime);
            _from = Start(_day);
            _to = Start(_day.AddDays(1));
        }
        return (_day, (int)((start - _from) / Hour));
    }

    /// <summary>Start of a local day.</summary>
    public long Start(DateOnly day) => LocalMidnight.Of(day, zone).ToUnixTimeMilliseconds();

    /// <summary>Start of an hour of a local day.</summary>
    public long Start(DateOnly day, int hour) => Start(day) + hour * Hour;
}

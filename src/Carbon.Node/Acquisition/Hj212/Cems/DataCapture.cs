namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>Validity of days and months and the capture rate of a quarter.</summary>
public static class DataCapture
{
    /// <summary>季度有效数据捕集率: (hours - stopped - invalid) / (hours - stopped); null where the plant was off all the time.</summary>
    public static decimal? Rate(IEnumerable<StackHour> hours)
    {
        var (running, valid) = (0, 0);
        foreach (var hour in hours)
        {
            running += hour.State == StackState.Stopped ? 0 : 1;
            valid += hour.State == StackState.Valid ? 1 : 0;
        }
        return running == 0 ? null : (decimal)valid / running;
    }

    /// <summary>A day has enough hours that are known; hours at which the plant was off are known.</summary>
    public static bool IsValidDay(IEnumerable<StackHour> hoursOfDay, ValidityLimits limits) =>
        hoursOfDay.Count(h => h.State != StackState.Invalid) >= limits.HoursOfDay;

    /// <summary>A month has enough valid days.</summary>
    public static bool IsValidMonth(int month, int validDays, ValidityLimits limits) =>
        validDays >= (month == 2 ? limits.DaysOfFebruary : limits.DaysOfMonth);

    /// <summary>First hour of the quarter that a time lies in.</summary>
    public static DateTime QuarterOf(DateTime time) => new(time.Year, (time.Month - 1) / 3 * 3 + 1, 1);
}

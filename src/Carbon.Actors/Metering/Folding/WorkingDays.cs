namespace Carbon.Metering.Folding;

/// <summary>
/// The limit of clause 12.4: three working days of the plant's calendar, counted from the first full one after the outage began.
/// </summary>
internal static class WorkingDays
{
    public static bool AtMostThree(LocalDays days, long from, long to)
    {
        var day = days.Of(from);
        if (day.Start < from)
        {
            day = days.Of(day.Date.AddDays(1));
        }
        for (var worked = 0; ; day = days.Of(day.Date.AddDays(1)))
        {
            if (to <= day.Start)
            {
                return true;
            }
            worked += days.IsWorkday(day.Date) ? 1 : 0;
            if (worked > 3)
            {
                return false;
            }
        }
    }
}

namespace Carbon.Metering.Folding;

/// <summary>
/// The limit of clause 12.4: three working days, Monday to Friday, counted from the first full one after the outage began.
/// Public holidays are not known here, so the limit errs on the side of filling less.
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
            worked += day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
            if (worked > 3)
            {
                return false;
            }
        }
    }
}

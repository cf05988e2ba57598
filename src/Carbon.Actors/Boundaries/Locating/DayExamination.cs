using Carbon.Metering;

namespace Carbon.Boundaries.Locating;

/// <summary>Judges days of a source against the same kind of day (working day, or weekend and holiday) of the weeks before.</summary>
public static class DayExamination
{
    /// <summary>Least spread in tonnes, 1 kg: below it no difference is worth an alarm.</summary>
    public const decimal Floor = 0.001m;

    /// <summary>The verdict on a day that has a figure.</summary>
    public static DayVerdict Of(IReadOnlyDictionary<DateOnly, decimal> days, DateOnly day, LocatingRules rules, WorkCalendar? calendar = null)
    {
        calendar ??= WorkCalendar.Weekly;
        var tonnes = days[day];
        var comparable = Enumerable.Range(1, rules.Weeks * 7).Select(i => day.AddDays(-i))
            .Where(d => calendar.IsWorkday(d) == calendar.IsWorkday(day) && days.ContainsKey(d)).Select(d => new ComparableDay(d, days[d])).ToList();
        if (comparable.Count < rules.MinimumDays)
            return new DayVerdict(day, tonnes, DayState.TooFewDays, null, null, null, comparable);
        var spread = Spread.Of([.. comparable.Select(c => c.Tonnes)]);
        var z = spread.Z(tonnes, rules.RelativeFloor, Floor);
        // A day of nothing is abnormal however widely the days before it are spread, if none of them was one.
        var state = tonnes == 0m && comparable.All(c => c.Tonnes != 0m) ? DayState.Stopped : Math.Abs(z) >= rules.Threshold ? DayState.Abnormal : DayState.Usual;
        return new DayVerdict(day, tonnes, state, spread.Median, spread.Deviation, z, comparable);
    }

    /// <summary>First day of the run of alarming days that ends with <paramref name="day"/>, at most two weeks back.</summary>
    public static DateOnly Since(IReadOnlyDictionary<DateOnly, decimal> days, DateOnly day, LocatingRules rules, WorkCalendar? calendar = null)
    {
        var since = day;
        for (var before = day.AddDays(-1); before > day.AddDays(-14) && days.ContainsKey(before) && Of(days, before, rules, calendar).IsAlarming; before = before.AddDays(-1))
            since = before;
        return since;
    }
}

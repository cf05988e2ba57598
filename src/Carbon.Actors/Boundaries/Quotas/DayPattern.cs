namespace Carbon.Boundaries.Quotas;

/// <summary>What a source is expected to emit on days to come, from its own settled days alone.</summary>
public sealed class DayPattern
{
    /// <summary>Days without a figure after which a source counts as silent and nothing is expected of it.</summary>
    public const int SilentAfter = 35;

    private const int Window = 56, LeastForWeekdays = 14, Year = 364, Level = 28, Places = 9, FactorPlaces = 6;
    private const decimal Coverage = 0.9m;
    private readonly IReadOnlyDictionary<DateOnly, decimal> _days;
    private readonly Dictionary<DayOfWeek, decimal> _weekdays = [];
    private readonly decimal _mean;

    private DayPattern(IReadOnlyDictionary<DateOnly, decimal> days, DateOnly last, CalendarPeriod ahead)
    {
        _days = days;
        var recent = days.Where(d => d.Key > last.AddDays(-Window) && d.Key <= last).ToList();
        HistoryDays = recent.Count;
        _mean = recent.Count == 0 ? 0m : recent.Average(d => d.Value);
        foreach (var weekday in recent.GroupBy(d => d.Key.DayOfWeek))
            _weekdays[weekday.Key] = weekday.Average(d => d.Value);
        if (YearBefore(last, ahead) is { } level)
            (Method, Factor, HistoryDays) = (ProjectionMethod.YearBefore, level, days.Count);
        else if (recent.Count >= LeastForWeekdays && _weekdays.Count == 7)
            (Method, Factor) = (ProjectionMethod.Weekday, MonthToDate(last));
        else if (recent.Count > 0)
            (Method, Factor) = (ProjectionMethod.Linear, 1m);
    }

    /// <summary>The method used.</summary>
    public ProjectionMethod Method { get; }

    /// <summary>By what the pattern is multiplied: the level of late against the pattern, six decimals.</summary>
    public decimal Factor { get; }

    /// <summary>Settled days that it stands on.</summary>
    public int HistoryDays { get; }

    /// <summary>The pattern for the days of <paramref name="ahead"/> after the source's last settled day.</summary>
    public static DayPattern Of(SourceDays source, CalendarPeriod ahead, DateOnly today) =>
        source.Last is { } last && last >= today.AddDays(-SilentAfter)
            ? new DayPattern(source.Days, last, ahead with { First = last.AddDays(1) > ahead.First ? last.AddDays(1) : ahead.First })
            : new DayPattern(new Dictionary<DateOnly, decimal>(), today, ahead);

    /// <summary>What the day is expected to bring, tonnes with nine decimals.</summary>
    public decimal Expected(DateOnly day) => Round(Method switch
    {
        ProjectionMethod.YearBefore => _days.TryGetValue(day.AddDays(-Year), out var then) ? then * Factor : _weekdays.GetValueOrDefault(day.DayOfWeek, _mean),
        ProjectionMethod.Weekday => _weekdays[day.DayOfWeek] * Factor,
        ProjectionMethod.Linear => _mean,
        _ => 0m,
    });

    /// <summary>The last four weeks against the same a year before; null where last year does not cover them and the days ahead.</summary>
    private decimal? YearBefore(DateOnly last, CalendarPeriod ahead)
    {
        if (ahead.Days <= 0 || Range(ahead.First, ahead.Days).Count(d => _days.ContainsKey(d.AddDays(-Year))) < Coverage * ahead.Days)
            return null;
        var both = Range(last.AddDays(1 - Level), Level).Where(d => _days.ContainsKey(d) && _days.ContainsKey(d.AddDays(-Year))).ToList();
        var (now, then) = (both.Sum(d => _days[d]), both.Sum(d => _days[d.AddDays(-Year)]));
        return both.Count >= Coverage * Level && then != 0m && now / then >= 0m ? Ratio(now, then) : null;
    }

    /// <summary>The month to date against its pattern, drawn towards 1 by a week of the pattern: one odd day early in a month decides nothing.</summary>
    private decimal MonthToDate(DateOnly last)
    {
        var days = Range(new DateOnly(last.Year, last.Month, 1), last.Day).Where(_days.ContainsKey).ToList();
        var week = _weekdays.Values.Sum();
        var pattern = days.Sum(d => _weekdays[d.DayOfWeek]) + week;
        return pattern == 0m ? 1m : Math.Max(0m, Ratio(days.Sum(d => _days[d]) + week, pattern));
    }

    private static decimal Ratio(decimal now, decimal then) => decimal.Round(now / then, FactorPlaces, MidpointRounding.AwayFromZero);

    private static IEnumerable<DateOnly> Range(DateOnly first, int days) => Enumerable.Range(0, days).Select(first.AddDays);

    private static decimal Round(decimal tonnes) => decimal.Round(tonnes, Places, MidpointRounding.AwayFromZero);
}

using System.Collections.Frozen;
using Carbon.Contracts;

namespace Carbon.Metering;

/// <summary>
/// Which local days are working days: Monday to Friday but for public holidays, and weekend days that are worked in exchange. Clause 12.4
/// counts them, and locating compares working days with working days.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>Monday to Friday.</summary>
    public static readonly WorkCalendar Weekly = new([], []);

    private readonly FrozenSet<DateOnly> _holidays;
    private readonly FrozenSet<DateOnly> _workdays;

    /// <summary>The week with exceptions.</summary>
    /// <param name="holidays">Days off, weekdays or not.</param>
    /// <param name="workdays">Weekend days that are worked.</param>
    public WorkCalendar(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workdays) =>
        (_holidays, _workdays) = (holidays.ToFrozenSet(), workdays.ToFrozenSet());

    /// <summary>The calendar that a meter was configured with.</summary>
    public static WorkCalendar Of(MeterRecord? meter) => meter is null || (meter.Holidays.Count == 0 && meter.Workdays.Count == 0)
        ? Weekly
        : new WorkCalendar(meter.Holidays.Select(MeteringRecords.Date), meter.Workdays.Select(MeteringRecords.Date));

    /// <summary>True for a working day.</summary>
    public bool IsWorkday(DateOnly day) =>
        !_holidays.Contains(day) && (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || _workdays.Contains(day));

    /// <summary>A meter's configuration with these working days.</summary>
    public MeterRecord On(MeterRecord meter)
    {
        var changed = meter.Clone();
        Write(changed);
        return changed;
    }

    /// <summary>Writes the exceptions into a meter's configuration, in order, in place of those that it has.</summary>
    public void Write(MeterRecord meter)
    {
        meter.Holidays.Clear();
        meter.Workdays.Clear();
        meter.Holidays.Add(_holidays.Select(MeteringRecords.Record).Order());
        meter.Workdays.Add(_workdays.Select(MeteringRecords.Record).Order());
    }
}

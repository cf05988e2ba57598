using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Portal.DataQuality;

/// <summary>State of an instrument's calibration.</summary>
public enum CalibrationState
{
    /// <summary>Its due date is over.</summary>
    Expired,

    /// <summary>It runs out within <see cref="CalibrationCalendar.SoonDays"/> days.</summary>
    Soon,

    /// <summary>No due date is recorded.</summary>
    Unknown,

    /// <summary>Valid for longer.</summary>
    Valid,
}

/// <summary>An instrument in the calendar.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Due">Last day of validity; null: not recorded.</param>
/// <param name="Days">Days until then; negative: overdue.</param>
/// <param name="State">The state.</param>
public sealed record CalibrationDue(MeterRecord Meter, DateOnly? Due, int? Days, CalibrationState State);

/// <summary>What runs out when (clause 11.10): overdue first, then by due date, what is not recorded after what is soon.</summary>
public static class CalibrationCalendar
{
    /// <summary>Days ahead that count as soon: time to order a calibration.</summary>
    public const int SoonDays = 60;

    /// <summary>The instruments; meters whose points are all entered by people are none.</summary>
    public static IReadOnlyList<CalibrationDue> Of(IEnumerable<MeterRecord> meters, DateOnly today) => [.. meters
        .Where(m => m.Points.Any(p => p.Kind != (int)PointKind.Manual))
        .Select(m => Of(m, today))
        .OrderBy(d => d.State).ThenBy(d => d.Due ?? DateOnly.MaxValue).ThenBy(d => d.Meter.Id, StringComparer.Ordinal)];

    private static CalibrationDue Of(MeterRecord meter, DateOnly today)
    {
        if (meter.Instrument.CalibrationDue == 0)
            return new CalibrationDue(meter, null, null, CalibrationState.Unknown);
        var due = DateOnly.FromDateTime(MeteringRecords.Time(meter.Instrument.CalibrationDue).UtcDateTime);
        var days = due.DayNumber - today.DayNumber;
        return new CalibrationDue(meter, due, days, days < 0 ? CalibrationState.Expired : days <= SoonDays ? CalibrationState.Soon : CalibrationState.Valid);
    }
}

using Carbon.Contracts;

namespace Carbon.Views.Quantities;

/// <summary>Quantities of settings over local days, in the unit of the setting.</summary>
public static class MeasuredDays
{
    /// <summary>The days of one quantity.</summary>
    public static IReadOnlyDictionary<DateOnly, decimal> Of(this IDayQuantities days, MeasuredRecord measured, DateOnly first, DateOnly last) =>
        days.Of(measured.Meter, measured.Point, first, last).ToDictionary(d => d.Key, d => d.Value * (measured.ToUnit?.ToDecimal() ?? 1m));

    /// <summary>The sum of several quantities over all days.</summary>
    public static decimal Sum(this IDayQuantities days, IEnumerable<MeasuredRecord> measured, DateOnly first, DateOnly last) =>
        measured.Sum(m => days.Of(m, first, last).Values.Sum());
}

using Carbon.Metering;
using Carbon.Metering.Calibration;

namespace Carbon.Views.DataQuality;

/// <summary>A period cut into whole local days, read from the tables of days, and the hours at its ends.</summary>
/// <param name="FirstDay">First whole day, yyyymmdd.</param>
/// <param name="EndDay">Day after the last whole one, yyyymmdd; the same where there is none.</param>
/// <param name="Hours">Stretches of hours outside the whole days.</param>
internal sealed record PeriodCut(int FirstDay, int EndDay, IReadOnlyList<Stretch> Hours)
{
    /// <summary>True where there are whole days.</summary>
    public bool HasDays => FirstDay < EndDay;

    /// <summary>Cuts [from, to), ms.</summary>
    public static PeriodCut Of(long from, long to, TimeZoneInfo zone)
    {
        var first = Day(from, zone);
        if (Start(first, zone) < from)
            first = first.AddDays(1);
        var end = Day(to, zone);
        if (first >= end)
            return new PeriodCut(0, 0, [new Stretch(from, to)]);
        return new PeriodCut(
            MeteringRecords.Record(first),
            MeteringRecords.Record(end),
            [.. new[] { new Stretch(from, Start(first, zone)), new Stretch(Start(end, zone), to) }.Where(s => s.From < s.To)]);
    }

    /// <summary>The local day of an instant.</summary>
    public static DateOnly Day(long instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(MeteringRecords.Time(instant), zone).DateTime);

    /// <summary>First instant of a local day, ms.</summary>
    public static long Start(DateOnly day, TimeZoneInfo zone) => LocalMidnight.Of(day, zone).ToUnixTimeMilliseconds();
}

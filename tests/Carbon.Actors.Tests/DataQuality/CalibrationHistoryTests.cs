using Carbon.Metering.Calibration;

namespace Carbon.Tests.DataQuality;

public sealed class CalibrationHistoryTests
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    [Fact]
    public void A_renewed_certificate_does_not_heal_the_time_before_it() =>
        Assert.Equal([Days(31, 60)], Gaps(Entry(0, on: -300, due: 30), Entry(65, on: 60, due: 400)));

    [Fact]
    public void A_certificate_entered_late_holds_from_its_own_day() =>
        Assert.Equal([], Gaps(Entry(0, on: -300, due: 30), Entry(80, on: 25, due: 400)));

    [Fact]
    public void A_corrected_due_date_of_the_same_certificate_replaces_the_wrong_one() =>
        Assert.Equal([Days(31, 100)], Gaps(Entry(0, on: -300, due: 900), Entry(50, on: -300, due: 30)));

    [Fact]
    public void Another_instrument_in_its_place_has_only_its_own_certificate() =>
        Assert.Equal([Days(40, 70)], Gaps(Entry(0, on: -300, due: 900), Entry(40, on: 70, due: 900, serial: "2")));

    [Fact]
    public void A_due_date_alone_holds_from_its_entry_on_and_the_first_from_the_beginning() =>
        Assert.Equal([Days(31, 50)], Gaps(Entry(5, due: 30), Entry(50, due: 400)));

    [Fact]
    public void The_last_day_of_a_certificate_still_holds() =>
        Assert.Equal([Days(100, 100)], new[] { Days(100, 100) }.Concat(Gaps(Entry(0, on: -1, due: 99))));

    [Fact]
    public void Without_a_due_date_nothing_is_valid_and_all_is_unknown()
    {
        Assert.Equal([Days(0, 100)], Gaps(Entry(0, on: -10)));
        Assert.True(CalibrationHistory.Of([Entry(0, on: -10)], RecordedPlant.Shanghai).IsUnknown);
        Assert.False(CalibrationHistory.Of([Entry(0, due: -10)], RecordedPlant.Shanghai).IsUnknown);
        Assert.True(CalibrationHistory.Of([], RecordedPlant.Shanghai).IsUnknown);
    }

    /// <summary>Gaps in the hundred days from the first.</summary>
    private static IEnumerable<Stretch> Gaps(params InstrumentEntry[] entries) =>
        CalibrationHistory.Of(entries, RecordedPlant.Shanghai).Gaps(At(0), At(100));

    private static InstrumentEntry Entry(int at, int? on = null, int? due = null, string serial = "1") =>
        new(At(at), on is { } o ? Day.AddDays(o) : null, due is { } d ? Day.AddDays(d) : null, serial, "");

    private static Stretch Days(int from, int to) => new(At(from), At(to));

    private static long At(int days) => RecordedPlant.At(2026, 1, 1).AddDays(days).ToUnixTimeMilliseconds();
}

using Carbon.Metering;
using Carbon.Registry.Feeding;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Carbon.Tests.Registry;

public sealed class SpreadProperties
{
    private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "UTC"];

    public static Arbitrary<decimal> Quantities() => (
        from whole in Gen.Choose(-2_000_000_000, 2_000_000_000)
        from more in Gen.Choose(0, 999_999_999)
        from places in Gen.Choose(0, 9)
        select decimal.Round(whole * 499_999m + more / 1_000_000_000m, places)).ToArbitrary();

    [Property(MaxTest = 300, Arbitrary = [typeof(SpreadProperties)])]
    public bool Hours_sum_exactly_to_the_entered_value(decimal value, PositiveInt start, PositiveInt length, PositiveInt zone)
    {
        var (from, to, where) = Period(start, length, zone);
        return HourSpread.Of(value, from, to, where).Sum(h => h.Quantity) == value;
    }

    [Property(MaxTest = 300)]
    public bool Hours_are_those_of_the_local_days_in_order(PositiveInt start, PositiveInt length, PositiveInt zone)
    {
        var (from, to, where) = Period(start, length, zone);
        var hours = HourSpread.Of(1m, from, to, where).ToList();
        var first = LocalMidnight.Of(from, where);
        var end = LocalMidnight.Of(to.AddDays(1), where);
        return hours[0].Start == first
            && hours.Count == hours.Select(h => h.Start).Distinct().Count()
            && hours.Zip(hours.Skip(1), (a, b) => b.Start - a.Start).All(d => d > TimeSpan.Zero && d <= TimeSpan.FromHours(1))
            && hours[^1].Start < end && end - hours[^1].Start <= TimeSpan.FromHours(1)
            && hours.All(h => h.Day == DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(h.Start, where).DateTime));
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(SpreadProperties)])]
    public bool Whole_hours_differ_by_no_more_than_the_last_place(decimal value, PositiveInt start, PositiveInt length)
    {
        var (from, to, where) = Period(start, length, PositiveInt.NewPositiveInt(7));
        var hours = HourSpread.Of(value, from, to, where).Select(h => h.Quantity).ToList();
        return hours.Max() - hours.Min() <= 0.000000002m;
    }

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-06-01", 24)]
    public void A_day_has_as_many_hours_as_the_clock_gives_it(string day, int hours)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var spread = HourSpread.Of(600m, date, date, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).ToList();
        Assert.Equal(hours, spread.Count);
        Assert.Equal(600m, spread.Sum(h => h.Quantity));
    }

    private static (DateOnly From, DateOnly To, TimeZoneInfo Zone) Period(PositiveInt start, PositiveInt length, PositiveInt zone)
    {
        var from = new DateOnly(2024, 1, 1).AddDays(start.Get * 37 % 1400);
        return (from, from.AddDays(length.Get % 31), TimeZoneInfo.FindSystemTimeZoneById(Zones[zone.Get % Zones.Length]));
    }
}

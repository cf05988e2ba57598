using Carbon.Portal.Figures;

namespace Carbon.Portal.Tests.Figures;

/// <summary>Periods that a reader chooses.</summary>
public sealed class ChosenPeriodTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("day", "2026-11-24", "2026-11-25")]
    [InlineData("week", "2026-11-23", "2026-11-30")]
    [InlineData("month", "2026-11-01", "2026-12-01")]
    [InlineData("quarter", "2026-10-01", "2027-01-01")]
    [InlineData("year", "2026-01-01", "2027-01-01")]
    [InlineData("century", "2026-11-24", "2026-11-25")]
    [InlineData("7", "2026-11-24", "2026-11-25")]
    public void An_address_names_a_period(string kind, string first, string after)
    {
        var period = ChosenPeriod.Parse(kind, null, Today);
        Assert.Equal(first, period.First.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(after, period.After.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(PeriodKind.Day)]
    [InlineData(PeriodKind.Week)]
    [InlineData(PeriodKind.Month)]
    [InlineData(PeriodKind.Quarter)]
    [InlineData(PeriodKind.Year)]
    public void Periods_follow_each_other_without_gap_or_overlap(PeriodKind kind)
    {
        var period = ChosenPeriod.Of(kind, new DateOnly(2024, 2, 29));
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(period.After, period.Following.First);
            Assert.Equal(period, period.Following.Before);
            Assert.Equal(period, ChosenPeriod.Of(kind, period.After.AddDays(-1)));
            Assert.Equal(period, ChosenPeriod.Parse(kind.ToString(), period.Query[^10..], Today));
            period = period.Following;
        }
    }
}

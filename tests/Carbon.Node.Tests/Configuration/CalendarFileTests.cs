using Carbon.Accounting;
using Carbon.Node.Configuration;

namespace Carbon.Node.Tests.Configuration;

public sealed class CalendarFileTests
{
    [Fact]
    public void The_shipped_calendar_knows_holidays_and_weekends_that_are_worked()
    {
        var calendar = ShippedConfiguration.Calendar();
        Assert.False(calendar.IsWorkday(new DateOnly(2026, 2, 16)));
        Assert.True(calendar.IsWorkday(new DateOnly(2026, 2, 14)));
        Assert.False(calendar.IsWorkday(new DateOnly(2026, 2, 21)));
        Assert.True(calendar.IsWorkday(new DateOnly(2025, 10, 11)));
        Assert.False(calendar.IsWorkday(new DateOnly(2025, 10, 8)));
        Assert.True(calendar.IsWorkday(new DateOnly(2026, 2, 24)));
    }

    [Theory]
    [InlineData("schema: other/1", "carbon-calendar/1 is expected")]
    [InlineData("schema: carbon-calendar/1\nyears: [{year: 2026, document: n, holidays: ['2026-02-30']}]", "'2026-02-30' is neither a day")]
    [InlineData("schema: carbon-calendar/1\nyears: [{year: 2026, document: n, holidays: ['2027-01-01']}]", "not in 2026")]
    [InlineData("schema: carbon-calendar/1\nyears: [{year: 2026, holidays: ['2026-01-01']}]", "needs 'year' and 'document'")]
    [InlineData("schema: carbon-calendar/1\nyears: [{year: 2026, document: n, workdays: ['2026-01-05']}]", "no weekend day")]
    [InlineData("schema: carbon-calendar/1\nyears: [{year: 2026, document: n, holidays: ['2026-01-04'], workdays: ['2026-01-04']}]", "both a holiday")]
    [InlineData("schema: carbon-calendar/1\nyears: [{year: 2026, document: n, workday: []}]", "unknown key 'workday'")]
    public void What_is_wrong_with_a_calendar_is_told(string text, string expected)
    {
        var own = Directory.CreateTempSubdirectory("carbon-calendar-").FullName;
        File.WriteAllText(Path.Combine(own, CalendarFile.FileName), text);
        Assert.Contains(Assert.Throws<AccountingLibraryException>(() => ShippedConfiguration.Calendar(own)).Problems, p => p.Message.Contains(expected, StringComparison.Ordinal));
        Directory.Delete(own, recursive: true);
    }
}

using Carbon.Metering;
using Carbon.Registry;
using Carbon.Registry.Entries;
using static Carbon.Tests.Registry.TestItem;

namespace Carbon.Tests.Registry;

public sealed class DuePeriodsTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void A_month_is_due_until_every_day_of_it_is_entered()
    {
        var item = Of(Record("coal")).Taken(Submit(Month("a", 2026, 8, 1m), Entry("b", new(2026, 9, 1), new(2026, 9, 20), 1m)));
        Assert.Equal([new DateOnly(2026, 9, 1), new DateOnly(2026, 10, 1)], Due(item, new(2026, 8, 1)).Select(d => d.From));
    }

    [Fact]
    public void The_month_that_an_item_begins_in_is_due_from_that_day_on()
    {
        var item = Of(Record("coal")).Taken(Submit(Entry("b", new(2026, 9, 11), new(2026, 9, 30), 1m), Month("c", 2026, 10, 1m)));
        Assert.Empty(Due(item, new(2026, 9, 11)));
        Assert.Single(Due(item, new(2026, 9, 10)));
    }

    [Fact]
    public void Weeks_begin_on_Monday_and_days_are_over_at_midnight()
    {
        var record = Record("coal");
        record.Frequency = (int)EntryFrequency.Week;
        Assert.Equal([new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 16)], Due(Of(record), new(2026, 11, 11)).Select(d => d.From));
        record.Frequency = (int)EntryFrequency.Day;
        Assert.Equal([Today.AddDays(-2), Today.AddDays(-1)], Due(Of(record), Today.AddDays(-2)).Select(d => d.To));
    }

    [Fact]
    public void A_factor_is_due_while_none_holds_today()
    {
        var item = Of(Record("ef", ItemKind.Factor));
        Assert.Single(Due(item, Today));
        var entry = Entry("a", new(2026, 1, 1), new(2026, 1, 1), 0.5m);
        entry.To = 0;
        Assert.Empty(Due(item.Taken(Submit(entry)), Today));
        entry.To = MeteringRecords.Record(Today.AddDays(-1));
        Assert.Single(Due(item.Taken(Submit(entry)), Today));
    }

    private static List<(DateOnly From, DateOnly To)> Due(DataItem item, DateOnly since) =>
        [.. DuePeriods.Of(item.Configuration!, CountedEntries.Of(item.Entries.Values), since, Today)];
}

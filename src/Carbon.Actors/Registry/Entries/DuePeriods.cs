using Carbon.Contracts;

namespace Carbon.Registry.Entries;

/// <summary>Periods of an item that are over and not, or not wholly, entered.</summary>
public static class DuePeriods
{
    private const int ReachDays = 400;

    /// <summary>Those periods, oldest first.</summary>
    /// <param name="item">The item.</param>
    /// <param name="counted">Its counted entries.</param>
    /// <param name="since">Day from which something is due where the item does not say.</param>
    /// <param name="today">Local day of the plant.</param>
    public static IEnumerable<(DateOnly From, DateOnly To)> Of(DataItemRecord item, IReadOnlyList<Entry> counted, DateOnly since, DateOnly today)
    {
        if ((ItemKind)item.Kind == ItemKind.Factor)
        {
            if (!counted.Any(e => e.From <= today && e.To >= today))
                yield return (today, today);
            yield break;
        }
        var first = item.DueFrom != 0 ? Metering.MeteringRecords.Date(item.DueFrom) : since;
        var earliest = today.AddDays(-ReachDays);
        var covered = counted.SelectMany(Days).ToHashSet();
        var frequency = (EntryFrequency)item.Frequency;
        for (var from = Start(first > earliest ? first : earliest, frequency); Next(from, frequency) <= today; from = Next(from, frequency))
        {
            var to = Next(from, frequency).AddDays(-1);
            var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(d => d >= first).ToList();
            var entered = (ItemKind)item.Kind == ItemKind.Analysis ? days.Any(covered.Contains) : days.All(covered.Contains);
            if (!entered)
                yield return (from, to);
        }
    }

    /// <summary>First day of the period in which a day lies.</summary>
    private static DateOnly Start(DateOnly day, EntryFrequency frequency) => frequency switch
    {
        EntryFrequency.Day => day,
        EntryFrequency.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new DateOnly(day.Year, day.Month, 1),
    };

    private static DateOnly Next(DateOnly from, EntryFrequency frequency) => frequency switch
    {
        EntryFrequency.Day => from.AddDays(1),
        EntryFrequency.Week => from.AddDays(7),
        _ => from.AddMonths(1),
    };

    private static IEnumerable<DateOnly> Days(Entry entry) => Enumerable.Range(0, entry.To.DayNumber - entry.From.DayNumber + 1).Select(entry.From.AddDays);
}

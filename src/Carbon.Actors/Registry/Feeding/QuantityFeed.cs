using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Registry.Entries;

namespace Carbon.Registry.Feeding;

/// <summary>What was last fed of a local day.</summary>
/// <param name="Entry">Id of the entry; empty: taken back to nothing.</param>
/// <param name="Approved">The entry was approved.</param>
/// <param name="Revision">Revision of the day's hours.</param>
public readonly record struct FedDay(string Entry, bool Approved, int Revision);

/// <summary>The hours that a quantity feeds to sources: what its counted entries come to, as far as it differs from what was fed before.</summary>
public static class QuantityFeed
{
    /// <summary>Hours to be fed, whole days at a time; null where all is fed.</summary>
    public static IntervalsSettled? Due(DataItem item)
    {
        var wanted = Wanted(item);
        var changed = wanted.Where(w => !item.Days.TryGetValue(w.Key, out var fed) || fed.Entry != w.Value.Record.Id || fed.Approved != IsApproved(w.Value))
            .Select(w => w.Key)
            .Concat(item.Days.Where(d => d.Value.Entry.Length > 0 && !wanted.ContainsKey(d.Key)).Select(d => d.Key))
            .ToHashSet();
        if (changed.Count == 0)
            return null;
        var settled = new IntervalsSettled { Point = ItemTerms.Point, Feed = item.Feed + 1, SettledThrough = Through(item, wanted) };
        settled.Intervals.AddRange(Hours(item, wanted, changed, day => item.Days.TryGetValue(day, out var fed) ? fed.Revision + 1 : 0));
        return settled;
    }

    /// <summary>The days as they are once hours are fed.</summary>
    public static DataItem Fed(DataItem item, IntervalsSettled settled)
    {
        var wanted = Wanted(item);
        var days = item.Days.ToBuilder();
        var calendar = new LocalHours(item.Zone);
        foreach (var interval in settled.Intervals)
        {
            var day = calendar.Of(interval.Start).Day;
            days[day] = wanted.TryGetValue(day, out var entry)
                ? new FedDay(entry.Record.Id, IsApproved(entry), interval.Revision)
                : new FedDay("", false, interval.Revision);
        }
        return item with { Days = days.ToImmutable(), Feed = settled.Feed, SettledThrough = settled.SettledThrough };
    }

    /// <summary>Everything fed of the last days that a source can hold, as it stands.</summary>
    public static FeedActivity Held(DataItem item, string source)
    {
        var feed = new FeedActivity
        {
            SourceId = source,
            Meter = ItemTerms.Meter(item.Configuration!.Id),
            Point = ItemTerms.Point,
            Feed = item.Feed,
            Previous = -1,
            SettledThrough = item.SettledThrough,
        };
        if (item.Days.IsEmpty)
            return feed;
        var from = item.Days.Keys.Last().AddDays(-EmissionSource.RetainSettledDays);
        feed.Intervals.AddRange(Hours(item, Wanted(item), item.Days.Keys.Where(d => d > from).ToHashSet(), day => item.Days[day].Revision));
        return feed;
    }

    /// <summary>Hours of given days as they should be.</summary>
    public static IEnumerable<IntervalRecord> Hours(DataItem item, IReadOnlyDictionary<DateOnly, Entry> wanted, IReadOnlySet<DateOnly> days, Func<DateOnly, int> revision)
    {
        var hours = days.Where(wanted.ContainsKey).Select(d => wanted[d]).Distinct()
            .SelectMany(e => HourSpread.Of(e.Value, e.From, e.To, item.Zone).Where(h => days.Contains(h.Day)).Select(h => (h.Day, h.Start, h.Quantity, Entry: (Entry?)e)))
            .Concat(days.Where(d => !wanted.ContainsKey(d)).SelectMany(d => HourSpread.Of(0m, d, d, item.Zone)).Select(h => (h.Day, h.Start, h.Quantity, Entry: (Entry?)null)));
        return hours.OrderBy(h => h.Start).Select(h => new IntervalRecord
        {
            Start = h.Start.ToUnixTimeMilliseconds(),
            Quantity = DecimalValue.From(h.Quantity),
            Parts = h.Entry is null ? null : MeteringRecords.Record(Parts(h.Quantity, h.Entry)),
            Revision = revision(h.Day),
        });
    }

    /// <summary>Which counted entry each day belongs to.</summary>
    public static IReadOnlyDictionary<DateOnly, Entry> Wanted(DataItem item)
    {
        var wanted = new Dictionary<DateOnly, Entry>();
        foreach (var entry in CountedEntries.Of(item.Entries.Values))
        {
            for (var day = entry.From; day <= entry.To; day = day.AddDays(1))
                wanted[day] = entry;
        }
        return wanted;
    }

    /// <summary>Settled once, a time stays settled: what is taken back is nothing, not unknown.</summary>
    private static long Through(DataItem item, IReadOnlyDictionary<DateOnly, Entry> wanted) => wanted.Count == 0
        ? item.SettledThrough
        : Math.Max(item.SettledThrough, LocalMidnight.Of(wanted.Keys.Max().AddDays(1), item.Zone).ToUnixTimeMilliseconds());

    /// <summary>All of an entry is under review until it is approved, and entered by a person then: parts of a quantity do not overlap.</summary>
    private static Metering.QualityParts Parts(decimal quantity, Entry entry) => IsApproved(entry)
        ? Metering.QualityParts.None with { Manual = Math.Abs(quantity) }
        : Metering.QualityParts.None with { UnderReview = Math.Abs(quantity) };

    private static bool IsApproved(Entry entry) => entry.State == EntryState.Approved;
}

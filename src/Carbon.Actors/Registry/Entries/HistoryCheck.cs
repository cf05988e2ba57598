using Carbon.Contracts;
using Carbon.Registry.Feeding;

namespace Carbon.Registry.Entries;

/// <summary>The second check of clause 8.1.2: one collection must not exceed twice the item's historical valid monthly total.</summary>
public static class HistoryCheck
{
    /// <summary>Code of the refusal that asks for a confirmation.</summary>
    public const string Code = "second_check";

    private const int Months = 12;
    private const decimal Times = 2m;

    /// <summary>
    /// The entry against twice the highest month of approved quantities among the twelve before it; null where nothing is approved in them,
    /// or the item is no quantity.
    /// </summary>
    public static SecondCheck? Of(DataItem item, Entry entry)
    {
        if (item.Kind != ItemKind.Quantity)
            return null;
        var month = new DateOnly(entry.From.Year, entry.From.Month, 1);
        var approved = CountedEntries.Of(item.Entries.Values.Where(e => e.Record.Id != entry.Record.Id))
            .Where(e => e.State == EntryState.Approved && e.To >= month.AddMonths(-Months) && e.From < month)
            .SelectMany(e => HourSpread.Of(e.Value, e.From, e.To, item.Zone))
            .GroupBy(h => new DateOnly(h.Day.Year, h.Day.Month, 1))
            .Where(g => g.Key >= month.AddMonths(-Months) && g.Key < month)
            .Select(g => (Month: g.Key, Total: g.Sum(h => h.Quantity)))
            .Where(m => m.Total > 0m)
            .ToList();
        if (approved.Count == 0)
            return null;
        var (highest, total) = approved.MaxBy(m => m.Total);
        return new SecondCheck
        {
            Highest = DecimalValue.From(total),
            Month = highest.Year * 100 + highest.Month,
            Exceeded = entry.Value > Times * total,
        };
    }
}

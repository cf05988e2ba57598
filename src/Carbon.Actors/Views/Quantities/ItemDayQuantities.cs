using Carbon.Registry.Entries;
using Carbon.Registry.Feeding;
using Carbon.Views.Entries;

namespace Carbon.Views.Quantities;

/// <summary>Day figures of data items: each counted entry spread over the hours of its days, as sources are fed with it.</summary>
public sealed class ItemDayQuantities(EntryQueries entries, PlantZone zone)
{
    /// <summary>Entered quantities by local day, first and last included; a day without an entry is not there.</summary>
    public IReadOnlyDictionary<DateOnly, decimal> Of(string item, DateOnly first, DateOnly last)
    {
        var days = new Dictionary<DateOnly, decimal>();
        foreach (var entry in CountedEntries.Of(entries.Entries(item, first, last).Where(e => e.Counts).Select(e => e.Entry)))
        {
            foreach (var (day, _, quantity) in HourSpread.Of(entry.Value, entry.From, entry.To, zone.Zone))
            {
                if (day >= first && day <= last)
                    days[day] = days.GetValueOrDefault(day) + quantity;
            }
        }
        return days;
    }
}

using Carbon.Contracts;
using Carbon.Registry.Entries;

namespace Carbon.Registry.Feeding;

/// <summary>Dated values of a factor: each entry holds for its days, one without end until the next begins.</summary>
public static class FactorValues
{
    /// <summary>The dated values that follow from the counted entries.</summary>
    public static IReadOnlyList<ItemValueRecord> Of(DataItem item)
    {
        var entries = CountedEntries.Of(item.Entries.Values);
        return [.. entries.Select((e, i) => new ItemValueRecord
        {
            Value = e.Record.Value,
            ValidFrom = item.Midnight(e.From),
            ValidTo = e.Record.To != 0 ? item.Midnight(e.To.AddDays(1)) : i + 1 < entries.Count ? item.Midnight(entries[i + 1].From) : 0,
            Origin = e.Record.Document.Length > 0 ? e.Record.Document : $"entry {e.Record.Id}",
            Approved = e.State == EntryState.Approved,
            Uncertainty = e.Record.Uncertainty,
        })];
    }
}

using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Registry.Entries;
using Carbon.Registry.Feeding;

namespace Carbon.Registry;

/// <summary>A data item as its snapshots hold it, and back.</summary>
public static class DataItemSnapshot
{
    /// <summary>State for a snapshot.</summary>
    public static DataItemState Of(DataItem item)
    {
        var state = new DataItemState { Item = item.Configuration, Version = item.Version, Filed = item.Filed, Feed = item.Feed, SettledThrough = item.SettledThrough };
        state.Entries.AddRange(item.Entries.Values.Select(e => e.ToStanding()));
        state.Days.AddRange(item.Days.Select(d => new FedDayState { Date = MeteringRecords.Record(d.Key), Entry = d.Value.Entry, Approved = d.Value.Approved, Revision = d.Value.Revision }));
        state.Values.AddRange(item.Values);
        state.Subscribers.AddRange(item.Subscribers);
        return state;
    }

    /// <summary>The item of a snapshot.</summary>
    public static DataItem Item(DataItemState state) => DataItem.Unknown with
    {
        Configuration = state.Item,
        Version = state.Version,
        Filed = state.Filed,
        Entries = state.Entries.ToImmutableSortedDictionary(e => e.Entry.Id, Entry.FromStanding, StringComparer.Ordinal),
        Days = state.Days.ToImmutableSortedDictionary(d => MeteringRecords.Date(d.Date), d => new FedDay(d.Entry, d.Approved, d.Revision)),
        Values = [.. state.Values],
        Feed = state.Feed,
        SettledThrough = state.SettledThrough,
        Subscribers = state.Subscribers.ToImmutableSortedSet(StringComparer.Ordinal),
    };
}

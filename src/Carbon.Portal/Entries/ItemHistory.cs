using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Registry;
using Carbon.Registry.Entries;
using Carbon.Registry.Feeding;
using Carbon.Views.Entries;

namespace Carbon.Portal.Entries;

/// <summary>What the entries of an item come to, by the rules that feed sources.</summary>
public static class ItemHistory
{
    /// <summary>The dated values of an analysis or a factor, newest first; none of a quantity.</summary>
    public static IReadOnlyList<ItemValueRecord> Values(DataItemRecord item, IEnumerable<EntryView> entries)
    {
        var state = State(item, entries);
        IReadOnlyList<ItemValueRecord> values = state.Kind switch { ItemKind.Analysis => AnalysisValues.Of(state), ItemKind.Factor => FactorValues.Of(state), _ => [] };
        return [.. values.Reverse()];
    }

    /// <summary>What a quantity that begins on a day is compared with by the second check (clause 8.1.2); null: nothing.</summary>
    public static SecondCheck? Check(DataItemRecord item, IEnumerable<EntryView> entries, DateOnly from)
    {
        var day = Metering.MeteringRecords.Record(from);
        var probe = new EntryRecord { Id = "", From = day, To = day, Value = DecimalValue.From(0m) };
        return HistoryCheck.Of(State(item, entries), new Entry(probe, EntryState.Draft, "", "", ""));
    }

    private static DataItem State(DataItemRecord item, IEnumerable<EntryView> entries) => DataItem.Unknown with
    {
        Configuration = item,
        Entries = entries.ToImmutableSortedDictionary(e => e.Entry.Record.Id, e => e.Entry, StringComparer.Ordinal),
    };
}

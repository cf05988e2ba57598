using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Registry;
using Carbon.Views.Entries;
using Carbon.Views.Figures;

namespace Carbon.Views.Traces;

/// <summary>The entries behind what data items give to a figure (clauses 11.6, 12.1).</summary>
internal sealed class EntryTraces(EntryQueries entries, PlantZone zone)
{
    /// <summary>The item of a term's meter; null where it is an instrument.</summary>
    public DataItemRecord? Item(TermRecord term) => ItemTerms.IsItem(term.Meter, out var item) ? entries.Item(item)?.Record : null;

    /// <summary>Counted entries of an item for days of a period, in order.</summary>
    public IReadOnlyList<EntryView> Quantities(string item, FigurePeriod period) =>
        [.. Counted(item).Where(e => e.Entry.From <= zone.Day(period.End.AddTicks(-1)) && e.Entry.To >= zone.Day(period.Start))];

    /// <summary>For the values of an analysis or a factor: the entries that give the one that holds from one instant to another. The item is read once.</summary>
    public Func<DateTimeOffset?, DateTimeOffset?, IReadOnlyList<EntryView>> Values(string item)
    {
        if (entries.Item(item)?.Record is not { } record)
            return (_, _) => [];
        var counted = Counted(item);
        return (from, to) => Giving(record, counted, from, to);
    }

    private IReadOnlyList<EntryView> Giving(DataItemRecord record, IReadOnlyList<EntryView> counted, DateTimeOffset? from, DateTimeOffset? to)
    {
        var first = from is { } begin ? zone.Day(begin) : DateOnly.MinValue;
        if ((ItemKind)record.Kind == ItemKind.Factor)
            return [.. counted.Where(e => e.Entry.From == first)];
        var last = to is { } end ? zone.Day(end.AddTicks(-1)) : DateOnly.MaxValue;
        var own = counted.Where(e => e.Entry.From >= first && e.Entry.From <= last).ToList();
        return own.Count > 0 ? own : Substituting(record, counted, first);
    }

    /// <summary>Entries of the months that stand for one without a sample.</summary>
    private static List<EntryView> Substituting(DataItemRecord item, IReadOnlyList<EntryView> counted, DateOnly before)
    {
        var months = (Substitution)item.Substitution switch { Substitution.PreviousMonth => 1, Substitution.MeanOfLast => item.MeanOf, _ => 0 };
        return [.. counted.Where(e => e.Entry.From < before).GroupBy(e => (e.Entry.From.Year, e.Entry.From.Month)).TakeLast(months).SelectMany(m => m)];
    }

    private IReadOnlyList<EntryView> Counted(string item) => [.. entries.Entries(item).Where(e => e.Counts).Reverse()];
}

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
        [.. Counted(item).Where(e => e.Entry.From <= Day(period.End.AddTicks(-1)) && e.Entry.To >= Day(period.Start))];

    /// <summary>The entries that give the value of an analysis or a factor that holds from one instant to another.</summary>
    public IReadOnlyList<EntryView> Values(string item, DateTimeOffset? from, DateTimeOffset? to)
    {
        if (entries.Item(item)?.Record is not { } record)
            return [];
        var (counted, first) = (Counted(item), from is { } begin ? Day(begin) : DateOnly.MinValue);
        if ((ItemKind)record.Kind == ItemKind.Factor)
            return [.. counted.Where(e => e.Entry.From == first)];
        var last = to is { } end ? Day(end.AddTicks(-1)) : DateOnly.MaxValue;
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

    private DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone.Zone).DateTime);
}

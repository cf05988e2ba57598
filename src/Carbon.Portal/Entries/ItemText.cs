using Carbon.Contracts;
using Carbon.Portal.Language;
using Carbon.Registry;

namespace Carbon.Portal.Entries;

/// <summary>A data item in words.</summary>
public static class ItemText
{
    /// <summary>Its name in the reader's language; its id where it has none.</summary>
    public static string Name(DataItemRecord item, Words words) => words.Name(item.NameZh, item.NameEn) is { Length: > 0 } name ? name : item.Id;

    /// <summary>What belongs there, in the reader's language.</summary>
    public static string Explanation(DataItemRecord item, Words words) => words.Name(item.ExplanationZh, item.ExplanationEn);

    /// <summary>What it holds.</summary>
    public static string Kind(DataItemRecord item, Words words) => words[$"item.kind.{(ItemKind)item.Kind}"];

    /// <summary>How often it is due.</summary>
    public static string Frequency(DataItemRecord item, Words words) =>
        (ItemKind)item.Kind == ItemKind.Factor ? words["item.frequency.always"] : words[$"item.frequency.{(EntryFrequency)item.Frequency}"];

    /// <summary>The days of a period; a whole month as such, an open end in words.</summary>
    public static string Days(DateOnly from, DateOnly to, Words words)
    {
        var (first, last) = (EntryForm.Text(from), EntryForm.Text(to));
        if (to == DateOnly.MaxValue)
            return words["entry.since", first];
        if (from.Day == 1 && to == from.AddMonths(1).AddDays(-1))
            return first[..7];
        return from == to ? first : $"{first} – {last}";
    }
}

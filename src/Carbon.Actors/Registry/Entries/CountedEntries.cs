using Carbon.Contracts;

namespace Carbon.Registry.Entries;

/// <summary>The entries of an item that count: handed in, not turned down, and not superseded by another that counts.</summary>
public static class CountedEntries
{
    /// <summary>Those entries by first day.</summary>
    public static IReadOnlyList<Entry> Of(IEnumerable<Entry> entries)
    {
        var counted = entries.Where(e => e.Counts).ToList();
        var superseded = counted.Select(e => e.Record.Supersedes).Where(s => s.Length > 0).ToHashSet(StringComparer.Ordinal);
        return [.. counted.Where(e => !superseded.Contains(e.Record.Id)).OrderBy(e => e.Record.From).ThenBy(e => e.Record.Id, StringComparer.Ordinal)];
    }

    /// <summary>The entry that counts in place of another; null where none does.</summary>
    public static Entry? Successor(IEnumerable<Entry> entries, string id) => entries.FirstOrDefault(e => e.Counts && e.Record.Supersedes == id);

    /// <summary>Two of the counted entries that speak of the same; null where there are none.</summary>
    public static (Entry First, Entry Second)? Clash(IReadOnlyList<Entry> counted, ItemKind kind)
    {
        for (var i = 1; i < counted.Count; i++)
        {
            if (kind == ItemKind.Analysis)
            {
                var same = counted.Take(i).FirstOrDefault(e => IsSameSample(e.Record, counted[i].Record));
                if (same is not null)
                    return (same, counted[i]);
            }
            else if (Overlap(counted[i - 1], counted[i], kind))
            {
                return (counted[i - 1], counted[i]);
            }
        }
        return null;
    }

    /// <summary>A factor without end gives way to the next one; everything else keeps its days for itself.</summary>
    private static bool Overlap(Entry first, Entry second, ItemKind kind) =>
        kind == ItemKind.Factor && first.Record.To == 0 ? first.From == second.From : first.To >= second.From;

    /// <summary>Several samples of the same days are usual; the same report on the same days is one sample twice.</summary>
    private static bool IsSameSample(EntryRecord a, EntryRecord b) => a.From == b.From && a.To == b.To && a.Document == b.Document;
}

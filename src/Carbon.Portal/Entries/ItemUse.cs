using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Views;

namespace Carbon.Portal.Entries;

/// <summary>Where an item is used.</summary>
public static class ItemUse
{
    /// <summary>Sources that take an item's quantity as activity data or its values as a symbol, with those symbols.</summary>
    public static IReadOnlyList<(SourceRecord Source, IReadOnlyList<string> Symbols)> Of(string item, PlantCatalogue catalogue) =>
    [
        .. catalogue.Sources().Select(s => s.Record)
            .Select(s => (Source: s, Symbols: (IReadOnlyList<string>)
            [
                .. s.Activities.Where(a => a.Terms.Any(t => t.Meter == ItemTerms.Meter(item))).Select(a => a.Symbol)
                    .Concat(s.Constants.Where(c => c.Item == item).Select(c => c.Symbol)).Distinct(),
            ]))
            .Where(s => s.Symbols.Count > 0)
            .OrderBy(s => s.Source.Id, StringComparer.Ordinal),
    ];
}

using Carbon.Accounting.Sources;
using Carbon.Portal.Language;
using Carbon.Registry;
using Carbon.Views;
using Carbon.Views.Entries;

namespace Carbon.Portal.Settings;

/// <summary>What can be measured by: points of meters and data items of quantities.</summary>
/// <param name="catalogue">Meters.</param>
/// <param name="entries">Data items.</param>
/// <param name="words">Language of the names.</param>
public sealed class SettingsPoints(PlantCatalogue catalogue, EntryQueries entries, Words words)
{
    /// <summary>Those of a plant as <c>meter/point</c> with their names and units.</summary>
    public IReadOnlyList<(string Value, string Name)> Of(string plant) =>
    [
        .. catalogue.Meters().Where(m => m.Plant == plant).SelectMany(m => m.Points.Select(p => (
            $"{m.Id}/{p.Id}", $"{Name(words.Name(m.Instrument.NameZh, m.Instrument.NameEn), m.Id)} · {p.Id} ({Figures.UnitText.Of(p.Unit)})"))),
        .. entries.Items(plant).Select(i => i.Record).Where(i => i.Kind == (int)ItemKind.Quantity).Select(i => (
            $"{ItemTerms.Meter(i.Id)}/{ItemTerms.Point}", $"{Name(words.Name(i.NameZh, i.NameEn), i.Id)} ({Figures.UnitText.Of(i.Unit)})")),
    ];

    private static string Name(string name, string id) => name.Length > 0 ? name : id;
}

using Carbon.Contracts;
using Carbon.Portal.Entries;
using Carbon.Portal.Language;
using Carbon.Registry;
using Carbon.Views;
using Carbon.Views.Entries;

namespace Carbon.Portal.Sources;

/// <summary>What of a plant can be activity data: its measuring points, and the data items of amounts.</summary>
/// <param name="Thing">As a form writes it.</param>
/// <param name="Name">In words.</param>
/// <param name="Unit">Unit code.</param>
/// <param name="IsItem">True for a data item.</param>
public sealed record PlantPoint(string Thing, string Name, string Unit, bool IsItem)
{
    /// <summary>All of a plant, measuring points before data items.</summary>
    public static IReadOnlyList<PlantPoint> All(string plant, PlantCatalogue catalogue, EntryQueries entries, Words words) =>
    [
        .. catalogue.Meters().Where(m => m.Plant == plant).SelectMany(m => m.Points.Select(p => new PlantPoint(BoundTerm.Point(m.Id, p.Id), Text(m, p, words), p.Unit, false))),
        .. entries.Items(plant).Where(i => (ItemKind)i.Record.Kind == ItemKind.Quantity)
            .Select(i => new PlantPoint(BoundTerm.Item(i.Record.Id), $"{ItemText.Name(i.Record, words)} ({i.Record.Id})", i.Record.Unit, true)),
    ];

    private static string Text(MeterRecord meter, PointRecord point, Words words) =>
        $"{words.Name(meter.Instrument.NameZh, meter.Instrument.NameEn)} · {(words.Name(point.NameZh, point.NameEn) is { Length: > 0 } name ? name : point.Id)} ({meter.Id}/{point.Id})";
}

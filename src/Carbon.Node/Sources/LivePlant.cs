using Carbon.Accounting.Binding;
using Carbon.Node.Configuration;
using Carbon.Registry;
using Carbon.Views;
using Carbon.Views.Entries;

namespace Carbon.Node.Sources;

/// <summary>What of the plant as it stands can be bound: its meters and data items as recorded, before that as configured.</summary>
public sealed class LivePlant(PlantCatalogue catalogue, EntryQueries entries, NodeConfiguration configuration) : IBindable
{
    private readonly ConfiguredPlant configured = new(configuration);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? Points(string meter) =>
        catalogue.Meters().FirstOrDefault(m => m.Id == meter)?.Points.ToDictionary(p => p.Id, p => p.Unit) ?? configured.Points(meter);

    /// <inheritdoc/>
    public BindableItem? Item(string item) => entries.Item(item)?.Record is { } record
        ? new BindableItem(record.Unit, (ItemKind)record.Kind == ItemKind.Quantity)
        : configured.Item(item);

    /// <summary>Data items that have values for symbols, with their units.</summary>
    public IReadOnlyDictionary<string, string> ValueItems()
    {
        var items = configured.ValueItems().ToDictionary(StringComparer.Ordinal);
        foreach (var item in entries.Items().Select(i => i.Record))
        {
            if ((ItemKind)item.Kind == ItemKind.Quantity)
                items.Remove(item.Id);
            else
                items[item.Id] = item.Unit;
        }
        return items;
    }
}

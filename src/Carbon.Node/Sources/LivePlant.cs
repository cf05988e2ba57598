using Carbon.Accounting.Binding;
using Carbon.Node.Configuration;
using Carbon.Views;

namespace Carbon.Node.Sources;

/// <summary>What of the plant as it stands can be bound: its meters as recorded, its data items as configured.</summary>
public sealed class LivePlant(PlantCatalogue catalogue, NodeConfiguration configuration) : IBindable
{
    private readonly ConfiguredPlant configured = new(configuration);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? Points(string meter) =>
        catalogue.Meters().FirstOrDefault(m => m.Id == meter)?.Points.ToDictionary(p => p.Id, p => p.Unit) ?? configured.Points(meter);

    /// <inheritdoc/>
    public BindableItem? Item(string item) => configured.Item(item);
}

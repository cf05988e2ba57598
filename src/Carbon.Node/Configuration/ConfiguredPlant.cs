using Carbon.Accounting.Binding;

namespace Carbon.Node.Configuration;

/// <summary>What of a configured plant can be bound.</summary>
public sealed class ConfiguredPlant(NodeConfiguration node) : IBindable
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? Points(string meter) =>
        node.Meters.FirstOrDefault(m => m.Id == meter)?.Points.GroupBy(p => p.Id).ToDictionary(p => p.Key, p => p.First().Unit);

    /// <inheritdoc/>
    public BindableItem? Item(string item) =>
        node.Items.FirstOrDefault(i => i.Id == item) is { } found ? new BindableItem(found.Unit, found.Kind == Registry.ItemKind.Quantity) : null;

    /// <summary>Data items that have values for symbols, with their units.</summary>
    public IReadOnlyDictionary<string, string> ValueItems() =>
        node.Items.Where(i => i.Kind != Registry.ItemKind.Quantity).GroupBy(i => i.Id).ToDictionary(i => i.Key, i => i.First().Unit);
}

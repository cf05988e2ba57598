using Carbon.Contracts;
using Carbon.Views;
using Carbon.Views.Figures;

namespace Carbon.Portal.Frame;

/// <summary>The plant that this tab looks at: the one chosen, else the first.</summary>
/// <param name="catalogue">The plants of this node.</param>
public sealed class PlantChoice(PlantCatalogue catalogue)
{
    private string? _chosen;

    /// <summary>Raised when another plant is chosen.</summary>
    public event Action? Changed;

    /// <summary>All plants of this node.</summary>
    public IReadOnlyList<FactoryRecord> Plants => catalogue.Plants();

    /// <summary>The plant looked at; null where none is configured.</summary>
    public FactoryRecord? Plant
    {
        get
        {
            var plants = catalogue.Plants();
            return plants.FirstOrDefault(p => p.Id == _chosen) ?? plants.FirstOrDefault();
        }
    }

    /// <summary>Scope of its figures.</summary>
    public FigureScope Scope => Plant is { } plant ? new FigureScope("plant", plant.Id) : FigureScope.Group;

    /// <summary>Looks at another plant.</summary>
    public void Choose(string? id)
    {
        _chosen = id;
        Changed?.Invoke();
    }
}

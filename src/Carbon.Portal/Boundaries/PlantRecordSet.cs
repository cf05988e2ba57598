using Carbon.Contracts;
using Carbon.Views;

namespace Carbon.Portal.Boundaries;

/// <summary>What a plant is made of, for choosing members.</summary>
/// <param name="Factory">The plant.</param>
/// <param name="Units">Its units.</param>
/// <param name="Sources">Its sources.</param>
public sealed record PlantRecordSet(FactoryRecord Factory, IReadOnlyList<BoundaryRecord> Units, IReadOnlyList<SourceRecord> Sources)
{
    /// <summary>The records of the plant of a unit; null where there is none.</summary>
    public static PlantRecordSet? Of(PlantCatalogue catalogue, string plant) => catalogue.Plants().FirstOrDefault(p => p.Id == plant) is { } factory
        ? new PlantRecordSet(factory, [.. catalogue.Boundaries().Where(b => b.Plant == plant)], [.. catalogue.Sources().Select(s => s.Record).Where(s => s.Plant == plant)])
        : null;
}

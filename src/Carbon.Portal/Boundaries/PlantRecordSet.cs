using Carbon.Contracts;
using Carbon.Portal.Language;
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

    /// <summary>Name of a member.</summary>
    public string Name(string entity, Words words) =>
        Sources.FirstOrDefault(s => $"source:{s.Id}" == entity) is { } source ? words.Name(source.NameZh, source.NameEn)
        : Units.FirstOrDefault(u => $"boundary:{u.Id}" == entity) is { } unit ? words.Name(unit.NameZh, unit.NameEn)
        : entity;
}

using Carbon.Contracts;
using Carbon.Views;

namespace Carbon.Portal.Library;

/// <summary>Which methods the emission sources of a plant compute by.</summary>
public static class UsedMethods
{
    /// <summary>Sources of the plant (all plants where it is null) by a method.</summary>
    public static IReadOnlyList<SourceRecord> Sources(PlantCatalogue catalogue, string? plant, string method) =>
        [.. catalogue.Sources().Select(s => s.Record).Where(s => (plant is null || s.Plant == plant) && s.MethodSource.StartsWith($"{method}.", StringComparison.Ordinal))];
}

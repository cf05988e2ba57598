using Carbon.Views.Figures;

namespace Carbon.Views.DataQuality;

/// <summary>A source that counts in a scope.</summary>
/// <param name="Entry">The source.</param>
/// <param name="Share">How much of it counts.</param>
internal sealed record ScopedSource(SourceEntry Entry, decimal Share)
{
    /// <summary>The sources that count in a scope's total; null where the scope does not exist. Sources shown apart count only by themselves.</summary>
    public static IReadOnlyList<ScopedSource>? Of(FigureScope scope, PlantCatalogue catalogue) => ScopeShares.Of(scope, catalogue) is { } shares
        ? [.. catalogue.Sources()
            .Where(s => shares.ContainsKey(s.Record.Id) && (scope.Kind == "source" || !s.Record.Apart))
            .Select(s => new ScopedSource(s, shares[s.Record.Id]))]
        : null;
}

using Carbon.Views.Figures;

namespace Carbon.Portal.Boundaries;

/// <summary>What a node of the boundary is.</summary>
public enum BoundaryLevel
{
    /// <summary>The reporting entity.</summary>
    Plant,

    /// <summary>An accounting unit.</summary>
    Unit,

    /// <summary>An emission source.</summary>
    Source,

    /// <summary>A meter.</summary>
    Meter,
}

/// <summary>A node of the boundary with what flows through it.</summary>
/// <param name="Level">What it is.</param>
/// <param name="Id">Id within its level.</param>
/// <param name="Name">Its name.</param>
/// <param name="Category">Category of a source, and of the meter below it; else empty.</param>
/// <param name="Share">Share that counts in what is above.</param>
/// <param name="Tonnes">Tonnes that count in what is above; null: no figures in the period.</param>
/// <param name="Figure">The node's own figure, for a meter that of its source; null for sums over several periods.</param>
/// <param name="Children">What it is made of.</param>
public sealed record BoundaryNode(
    BoundaryLevel Level, string Id, string Name, string Category, decimal Share, decimal? Tonnes, FigureId? Figure, IReadOnlyList<BoundaryNode> Children)
{
    /// <summary>The node's page: its figure, or its meter.</summary>
    public string? Address => Level == BoundaryLevel.Meter ? Entries.EntryAddress.Of(Id)
        : Figure is null ? null : $"/figures/{Uri.EscapeDataString(Figure.ToString())}";
}

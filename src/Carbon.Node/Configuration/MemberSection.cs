namespace Carbon.Node.Configuration;

/// <summary>A source or a unit inside a unit.</summary>
public sealed record MemberSection
{
    /// <summary>Id of a source; this or <see cref="Boundary"/>.</summary>
    public string? Source { get; init; }

    /// <summary>Id of a unit; this or <see cref="Source"/>.</summary>
    public string? Boundary { get; init; }

    /// <summary>Share that counts, 0 to 1 with at most six decimals.</summary>
    public decimal Share { get; init; } = 1m;
}

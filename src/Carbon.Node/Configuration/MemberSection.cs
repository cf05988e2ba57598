namespace Carbon.Node.Configuration;

/// <summary>A source or a unit inside a unit; it may stand several times, each time for other days.</summary>
public sealed record MemberSection
{
    /// <summary>Id of a source; this or <see cref="Boundary"/>.</summary>
    public string? Source { get; init; }

    /// <summary>Id of a unit; this or <see cref="Source"/>.</summary>
    public string? Boundary { get; init; }

    /// <summary>Share that counts, 0 to 1 with at most six decimals.</summary>
    public decimal Share { get; init; } = 1m;

    /// <summary>First local day on which it counts in the unit; none: from the beginning.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last such day; none: without end. On other days it counts nowhere, unless another unit holds it then.</summary>
    public DateOnly? ValidTo { get; init; }
}

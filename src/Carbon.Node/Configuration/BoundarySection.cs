namespace Carbon.Node.Configuration;

/// <summary>An accounting unit by use or place (clause 9.3 b).</summary>
public sealed record BoundarySection
{
    /// <summary>Id of the unit.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Sources and units inside it.</summary>
    public required IReadOnlyList<MemberSection> Members { get; init; }
}

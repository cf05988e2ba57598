namespace Carbon.Node.Configuration;

/// <summary>A measuring point.</summary>
public sealed record TermSection
{
    /// <summary>Id of the meter.</summary>
    public required string Meter { get; init; }

    /// <summary>Id of the point.</summary>
    public required string Point { get; init; }
}

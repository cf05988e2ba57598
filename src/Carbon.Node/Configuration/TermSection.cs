namespace Carbon.Node.Configuration;

/// <summary>A measuring point, or a data item of quantities.</summary>
public sealed record TermSection
{
    /// <summary>Id of the meter.</summary>
    public string? Meter { get; init; }

    /// <summary>Id of the point.</summary>
    public string? Point { get; init; }

    /// <summary>Id of a data item, in place of meter and point.</summary>
    public string? Item { get; init; }
}

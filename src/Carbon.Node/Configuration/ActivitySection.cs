namespace Carbon.Node.Configuration;

/// <summary>A combination of measuring points (clause 8.3.2): one point, or an expression over several.</summary>
public sealed record ActivitySection
{
    /// <summary>Meter of the one point.</summary>
    public string? Meter { get; init; }

    /// <summary>The one point.</summary>
    public string? Point { get; init; }

    /// <summary>A data item of quantities in place of meter and point.</summary>
    public string? Item { get; init; }

    /// <summary>An expression over the names of <see cref="Terms"/>: <c>total - own_use</c>, <c>total * line_a / (line_a + line_b)</c>.</summary>
    public string? Expression { get; init; }

    /// <summary>Unit that the expression gives; that of its first term where left out.</summary>
    public string? Unit { get; init; }

    /// <summary>The points of the expression by name.</summary>
    public IReadOnlyDictionary<string, TermSection> Terms { get; init; } = new Dictionary<string, TermSection>();
}

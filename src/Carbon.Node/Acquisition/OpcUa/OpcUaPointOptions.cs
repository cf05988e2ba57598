using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.OpcUa;

/// <summary>A measuring point at an OPC UA server. With a subscription, <c>every</c> is how often a value that does not change is recorded all the same.</summary>
public sealed record OpcUaPointOptions : PointOptions
{
    /// <summary>The node: <c>ns=2;s=Line1.Flow</c>, or better <c>nsu=urn:plant:line;s=Line1.Flow</c>, for numbers of namespaces may change when a server starts again.</summary>
    public required string NodeId { get; init; }

    /// <summary>Which element, counted from 0, where the value is an array.</summary>
    public int? Element { get; init; }

    /// <summary>Factor on the number.</summary>
    public decimal Scale { get; init; } = 1m;

    /// <summary>Added after the factor.</summary>
    public decimal Offset { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path))
            yield return problem;
        if (Wire.NodeId.Parse(NodeId) is null)
            yield return new($"{path}.nodeId", $"'{NodeId}' is no node; one looks like ns=2;s=Line1.Flow, nsu=urn:plant:line;s=Line1.Flow or ns=2;i=1042");
        if (Element is < 0)
            yield return new($"{path}.element", "elements are counted from 0");
        if (Scale == 0m)
            yield return new($"{path}.scale", "must not be zero");
    }
}

/// <summary>A meter whose points a server shows.</summary>
public sealed record OpcUaMeterOptions
{
    /// <summary>The meter.</summary>
    public required string MeterId { get; init; }

    /// <summary>Its points.</summary>
    public required IReadOnlyList<OpcUaPointOptions> Points { get; init; }
}

namespace Carbon.Node.Acquisition.OpcUa.Exploring;

/// <summary>A server looked at before points are configured: what there is, and what it reads as. Nothing is written and nothing stays at the server.</summary>
public interface IOpcUaExplorer
{
    /// <summary>What is below a node; below the server's objects when <paramref name="nodeId"/> is null.</summary>
    /// <exception cref="IOException">The server cannot be reached, refuses, or its certificate is not trusted yet (<see cref="Security.OpcUaTrustException"/> with the thumbprint); the message tells what to do.</exception>
    /// <exception cref="TimeoutException">The server does not answer.</exception>
    /// <exception cref="FormatException"><paramref name="nodeId"/> is no node.</exception>
    Task<OpcUaFolder> BrowseAsync(OpcUaServerOptions server, string? nodeId, CancellationToken cancellation);

    /// <summary>Nodes as they read now, in the order asked for.</summary>
    /// <exception cref="IOException">As for <see cref="BrowseAsync"/>.</exception>
    /// <exception cref="TimeoutException">The server does not answer.</exception>
    /// <exception cref="FormatException">A text is no node.</exception>
    Task<IReadOnlyList<OpcUaTestReading>> ReadAsync(OpcUaServerOptions server, IReadOnlyList<string> nodeIds, CancellationToken cancellation);
}

/// <summary>What is below a node.</summary>
/// <param name="Nodes">The nodes found.</param>
/// <param name="IsCut">There are more than are listed.</param>
public sealed record OpcUaFolder(IReadOnlyList<OpcUaNode> Nodes, bool IsCut);

/// <summary>A node found.</summary>
/// <param name="NodeId">As it should stand in a configuration, with the URI of its namespace.</param>
/// <param name="Name">Its name as the server shows it.</param>
/// <param name="IsVariable">It has a value; otherwise it is an object that has others below it.</param>
public sealed record OpcUaNode(string NodeId, string Name, bool IsVariable);

/// <summary>A node read for a test.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Text">Its value as text; empty where it has none.</param>
/// <param name="Number">The number that a point would get, before factor and offset; null where it is none.</param>
/// <param name="Type">Its type.</param>
/// <param name="Status">Its status by name.</param>
/// <param name="IsGood">The status is good.</param>
/// <param name="SourceTime">When the source gave it.</param>
/// <param name="ServerTime">When the server had it.</param>
public sealed record OpcUaTestReading(string NodeId, string Text, decimal? Number, string Type, string Status, bool IsGood, DateTimeOffset? SourceTime, DateTimeOffset? ServerTime);

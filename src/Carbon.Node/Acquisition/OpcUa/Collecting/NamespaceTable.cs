using System.Globalization;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Session;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Collecting;

/// <summary>The namespaces of a server, which may be numbered anew whenever it starts (Part 3, 8.2.2).</summary>
internal sealed class NamespaceTable(IReadOnlyList<string?> uris)
{
    private const uint NamespaceArray = 2255;

    /// <summary>Asks the server.</summary>
    public static async Task<NamespaceTable> ReadAsync(UaSession session, CancellationToken cancellation)
    {
        var answer = await session.CallAsync<ReadRequest, ReadResponse>(new() { Nodes = [new() { Node = new(0, NamespaceArray) }] }, cancellation);
        return new(answer.Values is [{ Value.Value: object?[] uris }] ? [.. uris.Select(u => u as string)] : []);
    }

    /// <summary>The node by the server's number of its namespace; null where the server does not know the URI.</summary>
    public NodeId? Resolve(NodeId node)
    {
        if (node.NamespaceUri is null)
            return node;
        for (var i = 0; i < uris.Count && i <= ushort.MaxValue; i++)
            if (uris[i] == node.NamespaceUri)
                return new((ushort)i, node.Kind, node.Identifier);
        return null;
    }

    /// <summary>The node by the URI of its namespace, as it should stand in a configuration.</summary>
    public NodeId Describe(NodeId node) =>
        node is { NamespaceUri: null, Namespace: > 0 } && node.Namespace < uris.Count && uris[node.Namespace] is { Length: > 0 } uri && !uri.Contains(';', StringComparison.Ordinal) ? node with { NamespaceUri = uri } : node;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", uris.Index().Select(u => string.Create(CultureInfo.InvariantCulture, $"{u.Index} {u.Item}")));
}

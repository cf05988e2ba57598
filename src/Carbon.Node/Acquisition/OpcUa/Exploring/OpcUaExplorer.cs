using System.Globalization;
using Carbon.Node.Acquisition.OpcUa.Collecting;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Session;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Exploring;

/// <summary>Looks at servers, each time with a session of its own.</summary>
public sealed class OpcUaExplorer(OpcUaCertificates certificates) : IOpcUaExplorer
{
    private const int LongestText = 200;
    private const uint ObjectsFolder = 85;

    /// <inheritdoc/>
    public async Task<OpcUaFolder> BrowseAsync(OpcUaServerOptions server, string? nodeId, CancellationToken cancellation)
    {
        var asked = nodeId is null ? new NodeId(0, ObjectsFolder) : Parse(nodeId);
        await using var session = await UaSession.OpenAsync(server, certificates.Own, cancellation);
        var namespaces = await NamespaceTable.ReadAsync(session, cancellation);
        var (found, isCut) = await BrowseService.BelowAsync(session, Known(namespaces, asked), cancellation);
        return new([.. found.Select(n => new OpcUaNode(namespaces.Describe(n.Node).ToString(), n.DisplayName ?? n.BrowseName ?? "", n.NodeClass == BrowseService.Variable))], isCut);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpcUaTestReading>> ReadAsync(OpcUaServerOptions server, IReadOnlyList<string> nodeIds, CancellationToken cancellation)
    {
        var nodes = nodeIds.Select(Parse).ToList();
        await using var session = await UaSession.OpenAsync(server, certificates.Own, cancellation);
        var namespaces = await NamespaceTable.ReadAsync(session, cancellation);
        var values = await new ReadService().ReadAsync(session, [.. nodes.Select(n => new ReadValueId { Node = Known(namespaces, n) })], cancellation);
        return [.. values.Select((v, i) => Reading(nodeIds[i], v))];
    }

    private static OpcUaTestReading Reading(string nodeId, UaDataValue value) => new(
        nodeId, Text(value.Value.Value), value.Status.IsBad ? null : OpcUaNumber.Of(value.Value.Value), $"{value.Value.Type}{(value.Value.IsArray ? "[]" : "")}", value.Status.ToString(), value.Status.IsGood, value.SourceTime, value.ServerTime);

    private static string Text(object? value)
    {
        var text = value switch
        {
            null => "",
            object?[] array => $"[{string.Join(", ", array.Take(20).Select(Text))}{(array.Length > 20 ? ", ..." : "")}]",
            byte[] bytes => Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 64))),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.Length > LongestText ? $"{text[..LongestText]}..." : text;
    }

    private static NodeId Parse(string text) => NodeId.Parse(text) ?? throw new FormatException($"'{text}' is no node; one looks like ns=2;s=Line1.Flow.");

    private static NodeId Known(NamespaceTable namespaces, NodeId node) =>
        namespaces.Resolve(node) ?? throw new IOException($"The server has no namespace as in {node}; it has {namespaces}.");
}

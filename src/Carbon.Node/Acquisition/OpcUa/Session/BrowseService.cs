using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Session;

/// <summary>Looks below nodes, part by part (Part 4, 5.9).</summary>
internal static class BrowseService
{
    /// <summary>Node class of variables.</summary>
    public const uint Variable = 2;

    private const int Together = 200;
    private const int Longest = 5000;

    /// <summary>What is below a node, and whether it was cut because there is too much.</summary>
    /// <exception cref="IOException">The server refused; the message names the node.</exception>
    public static async Task<(IReadOnlyList<ReferenceDescription> Found, bool IsCut)> BelowAsync(UaSession session, NodeId node, CancellationToken cancellation)
    {
        var answer = await session.CallAsync<BrowseRequest, BrowseResponse>(new() { LargestResult = Together, Nodes = [new() { Node = node }] }, cancellation);
        var found = new List<ReferenceDescription>();
        for (var result = Only(answer.Results, node); ; result = Only(await NextAsync(session, result.Continuation, release: false, cancellation), node))
        {
            found.AddRange(result.References.Take(Longest - found.Count));
            if (result.Continuation is not { Length: > 0 })
                return (found, false);
            if (found.Count < Longest && result.References.Count > 0)
                continue;
            await NextAsync(session, result.Continuation, release: true, cancellation);
            return (found, true);
        }
    }

    private static async Task<IReadOnlyList<BrowseResult>> NextAsync(UaSession session, byte[]? continuation, bool release, CancellationToken cancellation) =>
        (await session.CallAsync<BrowseNextRequest, BrowseNextResponse>(new() { Release = release, Continuations = [continuation] }, cancellation)).Results;

    private static BrowseResult Only(IReadOnlyList<BrowseResult> results, NodeId node) => results switch
    {
        [{ Status.IsBad: false } result] => result,
        [var refused] => throw new OpcUaServiceException(refused.Status, $"{node} cannot be browsed: {refused.Status}"),
        _ => throw new OpcUaFormatException($"the server answers with {results.Count} results where one was asked for"),
    };
}

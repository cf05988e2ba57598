using System.Collections.Concurrent;

namespace Carbon.Node.Health;

/// <summary>Set once the entities are configured; nothing is collected before.</summary>
public sealed class NodeReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _problems = [];

    /// <summary>Completes when the node is ready; fails with the reason where it cannot become so.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Entities that did not come up; the others work.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>An entity did not come up.</summary>
    public void Report(string problem) => _problems.Enqueue(problem);

    /// <summary>The node is ready.</summary>
    public void Set() => _ready.TrySetResult();

    /// <summary>The node cannot become ready.</summary>
    public void Fail(Exception cause) => _ready.TrySetException(cause);
}

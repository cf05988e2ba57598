namespace Carbon.Node.Hosting;

/// <summary>Set once the entities are configured; nothing is collected before.</summary>
public sealed class NodeReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the node is ready; fails with the reason where it cannot become so.</summary>
    public Task Ready => _ready.Task;

    /// <summary>The node is ready.</summary>
    public void Set() => _ready.TrySetResult();

    /// <summary>The node cannot become ready.</summary>
    public void Fail(Exception cause) => _ready.TrySetException(cause);
}

using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>A question that somebody asks on a line besides its schedule.</summary>
internal sealed class LineErrand(Func<ILine, Exchange, ValueTask> work, bool urgent, CancellationToken cancellation)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Comes before scheduled questions; the others come after those that are due.</summary>
    public bool Urgent => urgent;

    /// <summary>Whoever asked does not wait any more.</summary>
    public bool Abandoned => cancellation.IsCancellationRequested;

    /// <summary>Ends when the work is done; with <see cref="LineUnavailableException"/> where it could not be.</summary>
    public Task Done => _done.Task;

    /// <summary>Does the work. What goes wrong goes to whoever asked.</summary>
    public async ValueTask RunAsync(ILine line, Exchange exchange)
    {
        try
        {
            await work(line, exchange);
            _done.TrySetResult();
        }
        catch (Exception failure)
        {
            _done.TrySetException(failure);
        }
    }

    /// <summary>The work cannot be done.</summary>
    public void Refuse(string reason) => _done.TrySetException(new LineUnavailableException(reason));
}

/// <summary>A line cannot be used for a question now.</summary>
public sealed class LineUnavailableException(string reason) : Exception(reason);

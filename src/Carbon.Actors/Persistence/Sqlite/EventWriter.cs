using System.Threading.Channels;

namespace Carbon.Persistence.Sqlite;

/// <summary>
/// Writes events one transaction after another, each with all that arrived while the one before was on its way to the disk: the busier the
/// node, the more events share a write to the disk, and a single event never waits for company.
/// </summary>
internal sealed class EventWriter : IAsyncDisposable
{
    private const int MostRows = 2000;
    private readonly string _file;
    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _writing;
    private EventInsert? _insert;

    /// <summary>A writer of this file; the file is opened with the first write.</summary>
    public EventWriter(string file)
    {
        _file = file;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Completes when the rows are on the disk, all of them or none.</summary>
    public Task StoreAsync(IReadOnlyList<EventRow> rows) => Add(new Waiting(insert => insert.Store(rows), rows));

    /// <summary>Completes when events of an entity are marked as deleted.</summary>
    public Task DeleteAsync(string persistenceId, long to) => Add(new Waiting(insert => insert.Delete(persistenceId, to), null));

    /// <summary>Completes when everything handed over before has been stored or has failed: what is read afterwards will not change.</summary>
    public Task SettledAsync() => Add(new Waiting(_ => { }, null));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        _insert?.Dispose();
    }

    private Task Add(Waiting waiting) => _waiting.Writer.TryWrite(waiting)
        ? waiting.Done.Task
        : Task.FromException(new InvalidOperationException("The journal has been closed."));

    private async Task WriteAsync()
    {
        var together = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var rows = 0;
            while (rows < MostRows && _waiting.Reader.TryRead(out var next))
            {
                if (next.Rows is null)
                {
                    Store(together);
                    Run(next);
                    continue;
                }
                together.Add(next);
                rows += next.Rows.Count;
            }
            Store(together);
        }
    }

    private void Store(List<Waiting> together)
    {
        if (together.Count == 0)
            return;
        try
        {
            Insert().Store(together.SelectMany(w => w.Rows!));
            foreach (var stored in together)
                stored.Done.SetResult();
        }
        catch (Exception) when (together.Count > 1)
        {
            // One that cannot be stored (a number already taken) must not take the others with it.
            Close();
            foreach (var single in together)
                Run(single);
        }
        catch (Exception failure)
        {
            Close();
            together[0].Done.SetException(failure);
        }
        together.Clear();
    }

    private void Run(Waiting waiting)
    {
        try
        {
            waiting.Work(Insert());
            waiting.Done.SetResult();
        }
        catch (Exception failure)
        {
            Close();
            waiting.Done.SetException(failure);
        }
    }

    private EventInsert Insert() => _insert ??= new EventInsert(_file);

    /// <summary>After a failure the next write begins with a new connection: nothing half done is left behind.</summary>
    private void Close()
    {
        _insert?.Dispose();
        _insert = null;
    }

    private sealed record Waiting(Action<EventInsert> Work, IReadOnlyList<EventRow>? Rows)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

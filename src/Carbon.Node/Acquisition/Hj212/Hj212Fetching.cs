using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>Asks one logger for what is missing, one request at a time.</summary>
internal sealed class Hj212Fetching(Hj212Station station, Hj212Options options, ChannelSurroundings around)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Request? _open;

    /// <summary>Begins to ask over a connection, until it is closed or the logger has a newer one.</summary>
    public void Begin(Hj212Connection connection) => _ = RunAsync(connection);

    /// <summary>Data of a kind came.</summary>
    public void Came(Hj212Kind kind)
    {
        lock (_gate)
        {
            if (_open is { } open && open.Kind == kind)
            {
                open.LastProgress = Environment.TickCount64;
                if (!station.Lacks(kind, open.First, open.Last))
                    open.Done.TrySetResult();
            }
            _wake.TrySetResult();
        }
    }

    /// <summary>The logger has ended or refused a request.</summary>
    public void Ended(string number)
    {
        lock (_gate)
            if (_open is { } open && (number == open.Number || number.Length == 0))
                open.Done.TrySetResult();
    }

    private async Task RunAsync(Hj212Connection connection)
    {
        try
        {
            while (station.Connection == connection)
            {
                var wake = Renew();
                station.Expect(around.Time.GetUtcNow(), connected: false);
                while (station.Connection == connection && station.TryNext(out var kind, out var first, out var last))
                    await AskAsync(connection, kind, first, last);
                using var enough = CancellationTokenSource.CreateLinkedTokenSource(connection.Closed);
                await Task.WhenAny(wake, Task.Delay(LookEvery, around.Time, enough.Token));
                await enough.CancelAsync();
                connection.Closed.ThrowIfCancellationRequested();
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or ObjectDisposedException)
        {
            around.Logger.LogDebug("Channel {Channel}: asking the logger of {Meter} ended: {Reason}", options.Id, station.Meter.MeterId, ended.Message);
        }
        catch (Exception failure)
        {
            around.Logger.LogError(failure, "Channel {Channel}: missing data of {Meter} are not fetched any more on this connection", options.Id, station.Meter.MeterId);
        }
    }

    private async Task AskAsync(Hj212Connection connection, Hj212Kind kind, DateTime first, DateTime last)
    {
        var now = around.Time.GetUtcNow();
        var local = station.Local(now);
        var message = Hj212Reply.Data(local, station.Meter.SystemType, kind, station.Password ?? "", station.Meter.Mn, station.LabelOf(kind, first), station.LabelOf(kind, last));
        var request = new Request(Hj212Time.Number(local), kind, first, last);
        lock (_gate)
            _open = request;
        await connection.SendAsync(message);
        around.State.Recorder(station.Meter.MeterId)?.Frame(now, sent: true, Hj212Message.Covered(message));
        while (!request.Done.Task.IsCompleted)
        {
            var left = options.BackFetch.Timeout - TimeSpan.FromMilliseconds(Environment.TickCount64 - request.LastProgress);
            if (left <= TimeSpan.Zero)
                break;
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(connection.Closed);
            await Task.WhenAny(request.Done.Task, Task.Delay(left, enough.Token));
            await enough.CancelAsync();
            connection.Closed.ThrowIfCancellationRequested();
        }
        lock (_gate)
            _open = ReferenceEquals(_open, request) ? null : _open;
    }

    private Task Renew()
    {
        lock (_gate)
        {
            if (_wake.Task.IsCompleted)
                _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _wake.Task;
        }
    }

    private sealed record Request(string Number, Hj212Kind Kind, DateTime First, DateTime Last)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long LastProgress { get; set; } = Environment.TickCount64;
    }
}

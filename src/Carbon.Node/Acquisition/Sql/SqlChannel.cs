using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>Reads a database. Queries take turns, a slice each, so that one that catches up holds up no other; a position moves on when its readings are durable.</summary>
public sealed class SqlChannel : IChannel
{
    private const int AtOnce = 8;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly SqlOptions options;
    private readonly ChannelSurroundings around;
    private readonly ChannelRecorder recorder;
    private readonly Outbox outbox;
    private readonly IReadOnlyList<SqlQueryRun> runs;
    private readonly PollClock.Alarm alarm = new();
    private ISqlSource? source;
    private TimeSpan wait = FirstWait;
    private long turns;

    /// <summary>A channel of valid options.</summary>
    public SqlChannel(SqlOptions options, ChannelSurroundings around)
    {
        (this.options, this.around) = (options, around);
        recorder = around.State.AddChannel(options.Id, "sql");
        foreach (var meter in options.Meters)
            around.State.AddMeter(meter.MeterId, options.Id);
        outbox = new(options, around.Sink, recorder, around.Metrics, around.State, around.Logger);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        // A query without points rests: its position would move past rows that belong to points added later.
        runs = [.. options.Queries.Select(q => new SqlQueryRun(q, options, zone, around.Positions)).Where(r => r.Mapping.MeterIds.Count > 0)];
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var finish = new CancellationTokenSource();
        await using var stop = stopping.Register(() =>
        {
            finish.CancelAfter(around.LastHandOver);
            around.Clock.Cancel(alarm);
        });
        try
        {
            while (!stopping.IsCancellationRequested)
                await TurnAsync(stopping, finish.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            around.Logger.LogInformation("Channel {Channel} stopped; what is not recorded is read again", options.Id);
        }
        finally
        {
            await CloseAsync();
        }
    }

    private async Task TurnAsync(CancellationToken stopping, CancellationToken finish)
    {
        var now = around.Time.GetUtcNow();
        var run = runs.Where(r => r.Due <= now).MinBy(r => r.Turn) ?? runs.MinBy(r => r.Due);
        if (run is null)
        {
            await Task.Delay(Timeout.Infinite, stopping);
            return;
        }
        if (run.Due > now)
        {
            await around.Clock.WaitUntilAsync(alarm, run.Due);
            return;
        }
        run.Turn = ++turns;
        var fresh = source is null;
        if (fresh && !await ConnectAsync(stopping))
            return;
        var more = false;
        try
        {
            more = await SliceAsync(run, now, stopping, finish);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            await CloseAsync();
            // An old connection may have died unnoticed: one more try on a new one.
            if (!fresh && failure is not (SqlQueryException or TimeoutException))
                return;
            Failed(run, failure);
        }
        run.Due = more ? now : Schedule.Next(around.Time.GetUtcNow(), run.Query.Every);
    }

    private async Task<bool> ConnectAsync(CancellationToken stopping)
    {
        try
        {
            source = SqlConnections.Create(options);
            await BoundedAsync(source.OpenAsync, stopping);
            around.Metrics.Reconnect(opened: true);
            recorder.Connected(true);
            wait = FirstWait;
            return true;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            await CloseAsync();
            around.Metrics.Reconnect(opened: false);
            var error = $"no connection to the database{(options.Host is { } host ? $" at {host}" : "")}: {failure.Message}";
            recorder.Failed(error);
            foreach (var meter in options.MeterIds)
                around.State.Recorder(meter)?.LineFailed(around.Time.GetUtcNow(), error);
            around.Logger.LogWarning("Channel {Channel}: {Error}", options.Id, error);
            await Task.Delay(wait * (0.5 + Random.Shared.NextDouble() / 2), stopping);
            wait = wait * 2 > options.ReconnectAtMost ? options.ReconnectAtMost : wait * 2;
            return false;
        }
    }

    private async Task<bool> SliceAsync(SqlQueryRun run, DateTimeOffset now, CancellationToken stopping, CancellationToken finish)
    {
        around.Metrics.Request();
        var request = run.Next(now);
        var rows = await BoundedAsync(limit => source!.ReadAsync(request, limit), stopping);
        if (source!.Spent)
            await CloseAsync();
        var readings = run.Mapping.Read(rows.Rows, now, (row, meter, error) => Disbelieve(run, row, meter, error));
        await Parallel.ForEachAsync(readings.GroupBy(r => r.MeterId), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = finish }, async (meter, cancellation) =>
        {
            foreach (var part in meter)
            {
                recorder.Held(1);
                around.State.Recorder(part.MeterId)?.Frame(now, sent: false, part.Frame.Span);
                await outbox.DeliverAndNoteAsync(part, cancellation);
                recorder.Held(-1);
            }
        });
        var more = run.Advance(rows, now);
        foreach (var meter in run.Query.Track is null ? readings.Select(r => r.MeterId) : run.Mapping.MeterIds)
            around.State.Recorder(meter)?.Answered(now);
        return more;
    }

    private void Disbelieve(SqlQueryRun run, object?[] row, string? meter, string error)
    {
        if (!run.IsNew(row))
            return;
        around.Metrics.Failure("Row");
        foreach (var id in meter is null ? run.Mapping.MeterIds : [meter])
            around.State.Recorder(id)?.Disbelieved(around.Time.GetUtcNow(), error);
    }

    private void Failed(SqlQueryRun run, Exception failure)
    {
        var now = around.Time.GetUtcNow();
        run.Again();
        if (failure is TimeoutException)
            run.TimedOut();
        var error = $"query {run.Query.Id}: {failure.Message}";
        around.Metrics.Failure(failure is TimeoutException ? "Silence" : "Exception");
        recorder.Failed(error);
        foreach (var meter in run.Mapping.MeterIds)
        {
            if (failure is TimeoutException)
                around.State.Recorder(meter)?.TimedOut(now, error, silent: false);
            else
                around.State.Recorder(meter)?.Refused(now, error);
        }
        around.Logger.LogWarning("Channel {Channel}: {Error}", options.Id, error);
    }

    /// <summary>Drivers may block, and may not heed their own limits: the work is done elsewhere and left behind where it does not end.</summary>
    private async Task<T> BoundedAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(options.Timeout);
        var token = limit.Token;
        using var leave = new CancellationTokenSource();
        await using var stop = stopping.Register(() => leave.CancelAfter(around.LastHandOver));
        try
        {
            return await Task.Run(() => work(token), CancellationToken.None).WaitAsync(options.Timeout + Grace, leave.Token);
        }
        catch (Exception failure) when (token.IsCancellationRequested && !stopping.IsCancellationRequested || failure is TimeoutException)
        {
            throw new TimeoutException($"no answer within {options.Timeout.TotalSeconds:0.###} s", failure);
        }
        catch (Exception failure) when (stopping.IsCancellationRequested)
        {
            throw new OperationCanceledException(failure.Message, failure, stopping);
        }
    }

    private Task BoundedAsync(Func<CancellationToken, Task> work, CancellationToken stopping) => BoundedAsync(async token =>
    {
        await work(token);
        return true;
    }, stopping);

    private async Task CloseAsync()
    {
        var closing = source;
        source = null;
        recorder.Connected(false);
        if (closing is null)
            return;
        try
        {
            await Task.Run(() => closing.DisposeAsync().AsTask()).WaitAsync(Grace);
        }
        catch (Exception failure)
        {
            around.Logger.LogDebug(failure, "Channel {Channel}: the connection could not be closed", options.Id);
        }
    }
}

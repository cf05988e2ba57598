using System.Diagnostics;
using Carbon.Node.Acquisition.Lines;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>Polls the meters of one line in turn. Meters that answer come first; of those that do not, one is tried at a time.</summary>
public sealed class PolledChannel : IChannel, IDisposable
{
    private readonly PolledChannelOptions options;
    private readonly ILine line;
    private readonly IReadOnlyList<PolledMeter> meters;
    private readonly ChannelSurroundings around;
    private readonly ChannelRecorder recorder;
    private readonly Outbox outbox;
    private readonly Exchange exchange;
    private readonly LineKeeper keeper;
    private readonly PollClock.Alarm alarm = new();
    private readonly LineErrands errands;
    private readonly Probing probing;
    private PolledMeter? asked;
    private long turn;

    /// <summary>A channel over <paramref name="line"/>.</summary>
    public PolledChannel(PolledChannelOptions options, string protocol, ILine line, IReadOnlyList<PolledMeter> meters, ChannelSurroundings around)
    {
        (this.options, this.line, this.meters, this.around) = (options, line, meters, around);
        recorder = around.State.AddChannel(options.Id, protocol);
        foreach (var meter in meters)
            meter.Recorder = around.State.AddMeter(meter.MeterId, options.Id);
        outbox = new(options, around.Sink, recorder, around.Metrics, around.State, around.Logger);
        exchange = new(line, options.Timeout);
        exchange.Seen = Note;
        errands = new(around.Clock, alarm);
        probing = new(options, meters);
        keeper = new(options, line, errands, recorder, around);
    }

    /// <summary>Its options.</summary>
    internal PolledChannelOptions Options => options;

    /// <summary>Its line; only its own loop and errands use it.</summary>
    internal ILine Line => line;

    /// <summary>Its meters.</summary>
    internal IReadOnlyList<PolledMeter> Meters => meters;

    /// <summary>Questions besides its schedule.</summary>
    internal LineErrands Errands => errands;

    /// <summary>Asks and listens on its line; only its own loop and errands use it.</summary>
    internal Exchange Exchange => exchange;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var lastHandOver = new CancellationTokenSource();
        var delivery = outbox.DeliverAsync(lastHandOver.Token);
        await using (stopping.Register(() => around.Clock.Cancel(alarm)))
        await using (stopping.Register(line.Close))
        {
            DueNow();
            while (!stopping.IsCancellationRequested)
                await RunTurnSafelyAsync(stopping);
        }
        errands.End($"channel '{options.Id}' was changed or ended; ask again");
        line.Close();
        recorder.Connected(false);
        lastHandOver.CancelAfter(around.LastHandOver);
        await FinishAsync(delivery, lastHandOver.Token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        errands.End($"channel '{options.Id}' has ended");
        exchange.Dispose();
    }

    private async Task RunTurnSafelyAsync(CancellationToken stopping)
    {
        try
        {
            await around.Clock.WaitUntilAsync(alarm, NextDue());
            if (stopping.IsCancellationRequested)
                return;
            if (await keeper.EnsureOpenAsync(meters, stopping) is { } reopened)
            {
                if (reopened)
                    DueNow();
                await TurnAsync(stopping);
            }
            await HandOverAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping; what was gathered is handed on afterwards.
        }
        catch (Exception failure)
        {
            recorder.Failed(failure.Message);
            around.Logger.LogError(failure, "Channel {Channel} met an error it does not know; it goes on", options.Id);
            line.Close();
            PlanAll();
        }
    }

    private async ValueTask TurnAsync(CancellationToken stopping)
    {
        turn++;
        foreach (var meter in meters)
            for (var i = 0; i < meter.Inquiries.Count && !meter.Silent && line.IsOpen; i++)
                if (meter.Inquiries[i].Due <= around.Time.GetUtcNow())
                {
                    await RunUrgentAsync();
                    if (line.IsOpen)
                        await PollAsync(meter, meter.Inquiries[i], options.Retries, stopping);
                }
        await RunUrgentAsync();
        if (line.IsOpen && probing.Next(around.Time.GetUtcNow()) is { } silent)
        {
            await PollAsync(silent, silent.Inquiries[0], retries: 0, stopping);
            if (probing.NobodyAnswers)
                line.Close();
        }
        if (line.IsOpen && errands.NextPatient() is { } patient)
            await RunAsync(patient);
    }

    private async ValueTask RunUrgentAsync()
    {
        while (line.IsOpen && errands.NextUrgent() is { } urgent)
            await RunAsync(urgent);
    }

    private async ValueTask RunAsync(LineErrand errand)
    {
        await errand.RunAsync(line, exchange);
        exchange.Seen = Note;
    }

    private void Note(bool sent, ReadOnlySpan<byte> bytes) => asked?.Recorder.Frame(WholeMilliseconds(around.Time.GetUtcNow()), sent, bytes);

    private async ValueTask PollAsync(PolledMeter meter, Inquiry inquiry, int retries, CancellationToken stopping)
    {
        var result = ExchangeResult.Silence;
        for (var attempt = 0; attempt <= retries && line.IsOpen; attempt++)
        {
            var measuredAt = WholeMilliseconds(around.Time.GetUtcNow());
            var started = Stopwatch.GetTimestamp();
            asked = meter;
            result = await exchange.AskAsync(inquiry);
            if (stopping.IsCancellationRequested)
                return;
            around.Metrics.Request(options.Id);
            if (result == ExchangeResult.Answered)
            {
                meter.Gather(inquiry, exchange, measuredAt, Schedule.Window(options.Gather, inquiry.Every), turn);
                Answered(meter, measuredAt);
                break;
            }
            var last = attempt == retries || result == ExchangeResult.LineLost || result == ExchangeResult.Silence && !meter.Answers;
            Failed(meter, result, measuredAt, last, Stopwatch.GetElapsedTime(started));
            if (last || result == ExchangeResult.Exception)
                break;
        }
        inquiry.Due = Schedule.Next(around.Time.GetUtcNow(), inquiry.Every);
        if (result == ExchangeResult.Exception && inquiry.Split() is { } parts)
            Replace(meter, inquiry, parts);
    }

    private void Answered(PolledMeter meter, DateTimeOffset at)
    {
        keeper.Proven();
        meter.Recorder.Answered(at, exchange.Took);
        recorder.Answered(exchange.Took);
        around.Metrics.Answered(options.Id, exchange.Took);
        meter.Answers = true;
        if (!meter.Silent)
            return;
        meter.Silent = false;
        probing.Recovered(at);
        foreach (var inquiry in meter.Inquiries.Skip(1))
            inquiry.Due = at;
    }

    private void Failed(PolledMeter meter, ExchangeResult result, DateTimeOffset at, bool lastAttempt, TimeSpan cost)
    {
        around.Metrics.Failure(result.ToString(), options.Id);
        switch (result)
        {
            case ExchangeResult.Exception:
                (meter.Silent, meter.Answers) = (false, true);
                meter.Recorder.Refused(at, exchange.Error);
                return;
            case ExchangeResult.LineLost:
                keeper.Lost(exchange.Error, meters);
                return;
            case ExchangeResult.Invalid:
                meter.Recorder.Disbelieved(at, exchange.Error);
                break;
            default:
                meter.Recorder.TimedOut(at, exchange.Error, lastAttempt);
                break;
        }
        if (!lastAttempt)
            return;
        probing.Silent(meter, around.Time.GetUtcNow(), cost);
    }

    private async ValueTask HandOverAsync(CancellationToken stopping)
    {
        var now = around.Time.GetUtcNow();
        foreach (var meter in meters)
            if (meter.HandOverAt <= now && meter.Take() is { } readings)
                await outbox.AddAsync(readings, stopping);
    }

    private async Task FinishAsync(Task delivery, CancellationToken cancellation)
    {
        try
        {
            foreach (var meter in meters)
                if (meter.Take() is { } readings)
                    await outbox.AddAsync(readings, cancellation);
            outbox.Complete();
            await delivery;
        }
        catch (OperationCanceledException)
        {
            around.Logger.LogWarning("Channel {Channel} stopped with readings that could not be recorded; the meters still hold their counters", options.Id);
        }
    }

    private DateTimeOffset NextDue()
    {
        if (keeper.IsLost || errands.Any)
            return DateTimeOffset.MinValue;
        var next = probing.Due;
        foreach (var meter in meters)
            if (meter.NextDue < next)
                next = meter.NextDue;
        return next;
    }

    private void PlanAll()
    {
        foreach (var inquiry in meters.SelectMany(m => m.Inquiries))
            inquiry.Due = Schedule.Next(around.Time.GetUtcNow(), inquiry.Every);
    }

    private void DueNow()
    {
        foreach (var meter in meters)
        {
            meter.Silent = false;
            foreach (var inquiry in meter.Inquiries)
                inquiry.Due = around.Time.GetUtcNow();
        }
    }

    private static void Replace(PolledMeter meter, Inquiry whole, IReadOnlyList<Inquiry> parts)
    {
        foreach (var part in parts)
            part.Due = whole.Due;
        meter.Inquiries.Remove(whole);
        meter.Inquiries.AddRange(parts);
    }

    private static DateTimeOffset WholeMilliseconds(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}

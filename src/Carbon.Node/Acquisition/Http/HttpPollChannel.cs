using System.Net;
using System.Text.Json;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.Http;

/// <summary>Asks a server on schedule. An answer counts as known (by its entity tag) when its readings are durable.</summary>
public sealed class HttpPollChannel : IChannel, IDisposable
{
    private const int FrameKept = 4096;
    private readonly HttpPollOptions options;
    private readonly ChannelSurroundings around;
    private readonly ChannelRecorder recorder;
    private readonly Outbox outbox;
    private readonly PollClock.Alarm alarm = new();
    private readonly (string MeterId, HttpMapping Point)[] points;
    private HttpQuestion? question;
    private string? tag;
    private int refusals;

    /// <summary>A channel of valid options.</summary>
    public HttpPollChannel(HttpPollOptions options, ChannelSurroundings around)
    {
        (this.options, this.around) = (options, around);
        recorder = around.State.AddChannel(options.Id, ChannelProtocols.Of(options));
        foreach (var meter in options.MeterIds)
            around.State.AddMeter(meter, options.Id);
        outbox = new(options, around.Sink, recorder, around.Metrics, around.State, around.Logger);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        points = [.. options.Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, new HttpMapping(p, zone))))];
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
        while (!stopping.IsCancellationRequested)
        {
            var wait = TimeSpan.Zero;
            try
            {
                wait = await PollAsync(stopping, finish.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                wait = Failed(failure);
            }
            var now = around.Time.GetUtcNow();
            await around.Clock.WaitUntilAsync(alarm, Later(Schedule.Next(now, options.Every), now + wait));
        }
        recorder.Connected(false);
    }

    /// <inheritdoc/>
    public void Dispose() => question?.Dispose();

    /// <summary>Asks once; the shortest wait until the next time.</summary>
    private async Task<TimeSpan> PollAsync(CancellationToken stopping, CancellationToken finish)
    {
        var asked = DateTimeOffset.FromUnixTimeMilliseconds(around.Time.GetUtcNow().ToUnixTimeMilliseconds());
        var answer = await AskAsync(stopping);
        around.Metrics.Request();
        recorder.Connected(true);
        if (answer.Status == HttpStatusCode.NotModified)
        {
            refusals = 0;
            EachMeter(m => m.Answered(asked));
            return TimeSpan.Zero;
        }
        if ((int)answer.Status is < 200 or > 299)
            return Refused(answer, asked);
        refusals = 0;
        tag = await DeliverAsync(answer, asked, finish) ? answer.Tag : null;
        return TimeSpan.Zero;
    }

    private async Task<HttpAnswer> AskAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(options.Timeout);
        try
        {
            return await (question ??= new HttpQuestion(options)).AskAsync(tag, around.Time, limit.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {options.Timeout.TotalSeconds:0.###} s");
        }
    }

    private async Task<bool> DeliverAsync(HttpAnswer answer, DateTimeOffset asked, CancellationToken finish)
    {
        using var document = JsonDocument.Parse(answer.Body);
        var whole = true;
        foreach (var meter in points.GroupBy(p => p.MeterId, p => p.Point))
        {
            var error = "";
            var readings = new List<PointReading>();
            foreach (var point in meter)
            {
                readings.AddRange(point.Read(document.RootElement, asked, out var trouble));
                error = trouble.Length > 0 ? trouble : error;
            }
            Note(meter.Key, answer.Body, asked, error);
            whole &= error.Length == 0;
            if (readings.Count == 0)
                continue;
            recorder.Held(1);
            await outbox.DeliverAndNoteAsync(new(meter.Key, [.. readings.OrderBy(r => r.MeasuredAt)], answer.Body), finish);
            recorder.Held(-1);
        }
        return whole;
    }

    private void Note(string meterId, byte[] body, DateTimeOffset at, string error)
    {
        var meter = around.State.Recorder(meterId);
        meter?.Frame(at, sent: false, body.AsSpan(0, Math.Min(body.Length, FrameKept)));
        if (error.Length == 0)
        {
            meter?.Answered(at);
            return;
        }
        around.Metrics.Failure("Payload");
        meter?.Disbelieved(at, error);
    }

    private TimeSpan Refused(HttpAnswer answer, DateTimeOffset at)
    {
        var wait = BackOff(answer.Wait);
        var code = (int)answer.Status;
        var advice = code switch
        {
            401 or 403 => "check token, user, password and certificate, and what the server allows them",
            404 => "check the path in the url",
            _ => $"asked again in {wait.TotalSeconds:0} s or later",
        };
        var error = $"the server answers {code} {answer.Status}; {advice}";
        around.Metrics.Failure("Exception");
        recorder.Failed(error);
        EachMeter(m => m.Refused(at, error));
        around.Logger.LogWarning("Channel {Channel}: {Error}", options.Id, error);
        return wait;
    }

    private TimeSpan Failed(Exception failure)
    {
        var now = around.Time.GetUtcNow();
        var error = failure is JsonException ? $"the answer is not JSON: {failure.Message}" : failure.Message;
        recorder.Failed(error);
        around.Logger.LogWarning("Channel {Channel}: {Error}", options.Id, error);
        switch (failure)
        {
            case JsonException or HttpAnswerException:
                around.Metrics.Failure("Payload");
                EachMeter(m => m.Disbelieved(now, error));
                break;
            case TimeoutException:
                around.Metrics.Failure("Silence");
                EachMeter(m => m.TimedOut(now, error, silent: false));
                break;
            default:
                around.Metrics.Reconnect(opened: false);
                recorder.Connected(false);
                EachMeter(m => m.LineFailed(now, error));
                // Certificates may have been renewed meanwhile.
                question?.Dispose();
                question = null;
                break;
        }
        return BackOff(null);
    }

    private TimeSpan BackOff(TimeSpan? wanted)
    {
        var own = options.Every * Math.Pow(2, Math.Min(refusals++, 10)) - options.Every;
        var wait = wanted > own ? wanted.Value : own;
        return wait > options.BackOffAtMost ? options.BackOffAtMost : wait;
    }

    private void EachMeter(Action<MeterRecorder> note)
    {
        foreach (var meter in options.MeterIds)
            if (around.State.Recorder(meter) is { } known)
                note(known);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

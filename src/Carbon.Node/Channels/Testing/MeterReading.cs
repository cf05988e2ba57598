using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.OnDemand;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels.Testing;

/// <summary>Reads one meter on demand, question by question; a question that is refused as a whole is asked in parts.</summary>
internal static class MeterReading
{
    /// <summary>What the meter says. A line that fails, or a meter that does not answer, is not asked on.</summary>
    public static async Task<MeterTest> OfAsync(LineUnderTest line, LineAccess access, PolledMeter meter, TimeProvider time, CancellationToken cancellation)
    {
        var protocol = ChannelFrames.Of(line.Options, meter.MeterId);
        var waiting = new Queue<Inquiry>(meter.Inquiries);
        var answers = new List<AskedQuestion>();
        var (at, fault) = (time.GetUtcNow(), (string?)null);
        while (waiting.TryDequeue(out var inquiry))
        {
            var answer = await access.AskAsync(inquiry, urgent: true, null, cancellation);
            answers.Add(answer);
            at = answer.At;
            if (answer.Result == ExchangeResult.Exception && inquiry.Split() is { } parts)
            {
                foreach (var part in parts)
                    waiting.Enqueue(part);
                continue;
            }
            if (answer.Result != ExchangeResult.Answered)
                fault ??= answer.Error;
            if (answer.Result is ExchangeResult.LineLost or ExchangeResult.Silence)
                break;
        }
        var readings = answers.SelectMany(a => a.Readings).ToLookup(r => r.PointId);
        return new MeterTest(
            meter.MeterId, at, access.Name, fault,
            answers.Where(a => a.Result == ExchangeResult.Answered).Select(a => (TimeSpan?)a.Took).Max(),
            [.. line.Options.PointIds.Select(p => Point(p.PointId, readings[p.PointId].LastOrDefault(), line, fault))],
            [.. answers.SelectMany(a => a.Frames.Select((f, i) => FrameView.Of(f, i == a.Frames.Count - 1 ? Kind(a.Result) : null, protocol)))]);
    }

    /// <summary>Word for what went wrong with a question; null where nothing did.</summary>
    public static string? Kind(ExchangeResult result) => result switch
    {
        ExchangeResult.Answered => null,
        ExchangeResult.LineLost => "line_lost",
        _ => result.ToString().ToLowerInvariant(),
    };

    private static TestedPoint Point(string point, PointReading? reading, LineUnderTest line, string? fault)
    {
        var (factor, unit) = line.Units.TryGetValue(point, out var known) ? known : (1m, "");
        return reading is null
            ? new TestedPoint(point, null, factor, unit, null, fault ?? "no answer")
            : new TestedPoint(point, reading.Value, factor, unit, reading.Quality.ToString().ToLowerInvariant(), reading.Value is null ? "the instrument says that it has no usable value" : null);
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.State;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels.Testing;

/// <summary>Frames of the running channels, explained and recorded on demand.</summary>
internal sealed class LineFrames(AcquisitionState state, AcquisitionService acquisition, TimeProvider time) : ILineFrames
{
    private static readonly JsonSerializerOptions Line = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MeterFrame>?> OfChannelAsync(string channel, bool explain, CancellationToken cancellation)
    {
        if (!IsThere(channel))
            return null;
        var options = explain ? await acquisition.OptionsAsync(channel, cancellation) : null;
        return [.. state.Meters().Where(m => m.ChannelId == channel)
            .SelectMany(m => m.Frames.Select(f => new MeterFrame(m.MeterId, View(f, options, m.MeterId))))
            .OrderBy(f => f.Frame.At)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LineFrame>?> OfMeterAsync(string meter, bool explain, CancellationToken cancellation)
    {
        if (state.Meter(meter) is not { } link)
            return null;
        var options = explain ? await acquisition.OptionsAsync(link.ChannelId, cancellation) : null;
        return [.. link.Frames.Select(f => View(f, options, meter))];
    }

    /// <inheritdoc/>
    public LineTrace? StartTrace(string channel, TimeSpan duration, string by)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, FrameTrace.Longest);
        if (!IsThere(channel))
            return null;
        var now = time.GetUtcNow();
        state.Begin(channel, new FrameTrace(now, now + duration, by));
        return Trace(channel);
    }

    /// <inheritdoc/>
    public LineTrace? Trace(string channel) => state.Trace(channel) is { } trace
        ? new LineTrace(channel, trace.From, trace.Until, trace.By, !trace.IsFull && time.GetUtcNow() < trace.Until, trace.IsFull, trace.Frames().Count)
        : null;

    /// <inheritdoc/>
    public bool EndTrace(string channel)
    {
        state.Trace(channel)?.End(time.GetUtcNow());
        return state.Trace(channel) is not null;
    }

    /// <inheritdoc/>
    public async Task<byte[]?> DownloadTraceAsync(string channel, CancellationToken cancellation)
    {
        if (state.Trace(channel) is not { } trace)
            return null;
        var options = await acquisition.OptionsAsync(channel, cancellation);
        var text = new StringBuilder();
        var number = 0;
        foreach (var frame in trace.Frames())
            text.Append(Written(++number, frame, options).ToJsonString(Line)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static LineFrame View(RawFrame frame, ChannelOptions? options, string meter) => FrameView.Of(frame, frame.Problem, ChannelFrames.Of(options, meter));

    private static JsonObject Written(int number, TracedFrame frame, ChannelOptions? options) => new()
    {
        ["id"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["at"] = frame.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
        ["meter"] = frame.MeterId,
        ["direction"] = frame.Sent ? "sent" : "received",
        ["protocol"] = ChannelFrames.Of(options, frame.MeterId)?.Name ?? (options is null ? "" : ChannelProtocols.Of(options)),
        ["hex"] = Hex.Spaced(frame.Bytes),
    };

    private bool IsThere(string channel) => state.Channels().Any(c => c.ChannelId == channel);
}

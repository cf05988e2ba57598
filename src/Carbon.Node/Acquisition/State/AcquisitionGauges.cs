using System.Diagnostics.Metrics;

namespace Carbon.Node.Acquisition.State;

/// <summary>How meters and channels stand, read when <c>/metrics</c> is asked for.</summary>
internal static class AcquisitionGauges
{
    /// <summary>Adds them.</summary>
    public static void Add(Meter meter, AcquisitionState state)
    {
        meter.CreateObservableGauge("carbon.acquisition.meters", () => state.Counts().GroupBy(c => (c.ChannelId, c.State))
            .Select(g => new Measurement<int>(g.Count(), Tag("channel", g.Key.ChannelId), Tag("state", Word(g.Key.State)))), description: "Meters by channel and state of communication");
        meter.CreateObservableGauge("carbon.acquisition.connected", () => state.Channels().Select(c => new Measurement<int>(c.Connected ? 1 : 0, Tag("channel", c.ChannelId))), description: "1 while the line or connection is open");
        meter.CreateObservableGauge("carbon.acquisition.held", () => state.Channels().Select(c => new Measurement<int>(c.Held, Tag("channel", c.ChannelId))), description: "Hand-overs that wait to be recorded");
        meter.CreateObservableCounter("carbon.acquisition.meter.requests", () => state.Counts().Select(c => new Measurement<long>(c.Requests, Tag("channel", c.ChannelId), Tag("meter", c.MeterId))), description: "Questions asked and messages received, by meter");
        meter.CreateObservableCounter("carbon.acquisition.meter.failures", () => state.Counts().SelectMany(Failures), description: "Questions that failed, by meter and kind; only kinds that occurred");
    }

    private static IEnumerable<Measurement<long>> Failures(MeterCounts c)
    {
        foreach (var (kind, count) in new[] { ("silence", c.Timeouts), ("exception", c.Errors), ("invalid", c.Invalid), ("rejected", c.Rejected) })
            if (count > 0)
                yield return new(count, Tag("channel", c.ChannelId), Tag("meter", c.MeterId), Tag("kind", kind));
    }

    private static string Word(LinkState state) => state.ToString().ToLowerInvariant();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}

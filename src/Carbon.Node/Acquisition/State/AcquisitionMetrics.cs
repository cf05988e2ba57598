using System.Diagnostics.Metrics;

namespace Carbon.Node.Acquisition.State;

/// <summary>Counters of acquisition, for <c>/metrics</c>.</summary>
public sealed class AcquisitionMetrics : IDisposable
{
    /// <summary>Name of the meter to subscribe to.</summary>
    public const string MeterName = "Carbon.Acquisition";

    private static readonly double[] Bounds = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
    private readonly Meter meter;
    private readonly Counter<long> requests;
    private readonly Counter<long> failures;
    private readonly Counter<long> readings;
    private readonly Counter<long> reconnects;
    private readonly Counter<long> heldBack;
    private readonly Histogram<double> responses;

    /// <summary>Counters, in the host's collection of meters where there is one; with a state also how each meter and channel stands.</summary>
    public AcquisitionMetrics(IMeterFactory? factory = null, AcquisitionState? state = null)
    {
        meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        requests = meter.CreateCounter<long>("carbon.acquisition.requests", description: "Questions asked and messages received");
        failures = meter.CreateCounter<long>("carbon.acquisition.failures", description: "Questions that failed, by kind");
        readings = meter.CreateCounter<long>("carbon.acquisition.readings", description: "Readings handed on, by what became of them");
        reconnects = meter.CreateCounter<long>("carbon.acquisition.reconnects", description: "Attempts to open a line, by success");
        heldBack = meter.CreateCounter<long>("carbon.acquisition.held_back", description: "Hand-overs that could not be recorded and were offered again");
        responses = meter.CreateHistogram("carbon.acquisition.response_time", "s", "Time between a request and its reply", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Bounds });
        if (state is not null)
            AcquisitionGauges.Add(meter, state);
    }

    /// <summary>A question was asked or a message came.</summary>
    public void Request(string? channel = null) => requests.Add(1, Of(channel));

    /// <summary>A question failed.</summary>
    public void Failure(string kind, string? channel = null) => failures.Add(1, new KeyValuePair<string, object?>("kind", kind), Of(channel));

    /// <summary>A reply came.</summary>
    public void Answered(string channel, TimeSpan took) => responses.Record(took.TotalSeconds, Of(channel));

    /// <summary>Readings were recorded.</summary>
    public void Recorded(RecordOutcome outcome)
    {
        readings.Add(outcome.Accepted, new KeyValuePair<string, object?>("outcome", "accepted"));
        if (outcome.Duplicates > 0)
            readings.Add(outcome.Duplicates, new KeyValuePair<string, object?>("outcome", "duplicate"));
        if (outcome.Rejected.Count > 0)
            readings.Add(outcome.Rejected.Count, new KeyValuePair<string, object?>("outcome", "rejected"));
    }

    /// <summary>A line was opened, or could not be.</summary>
    public void Reconnect(bool opened) => reconnects.Add(1, new KeyValuePair<string, object?>("opened", opened));

    /// <summary>A hand-over could not be recorded.</summary>
    public void HeldBack() => heldBack.Add(1);

    private static KeyValuePair<string, object?> Of(string? channel) => new("channel", channel ?? "");

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();
}

using Carbon.Node.Acquisition;

namespace Carbon.Node.Collection;

/// <summary>Notes which readings of drivers were recorded.</summary>
internal sealed class WatchedSink(IReadingSink inner, ArrivalLog arrivals) : IReadingSink
{
    /// <inheritdoc/>
    public async Task<RecordOutcome> RecordAsync(MeterReadings readings, CancellationToken cancellation)
    {
        var outcome = await inner.RecordAsync(readings, cancellation);
        foreach (var reading in readings.Readings)
            if (outcome.Rejected.Count == 0 || outcome.Rejected.All(r => r.Point != reading.PointId || r.Id != reading.Id))
                arrivals.Came(readings.MeterId, reading.PointId, reading.MeasuredAt);
        return outcome;
    }
}

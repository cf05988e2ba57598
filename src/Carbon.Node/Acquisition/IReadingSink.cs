namespace Carbon.Node.Acquisition;

/// <summary>Where drivers hand readings on.</summary>
public interface IReadingSink
{
    /// <summary>Completes only when the readings are durable. The same readings may be offered again after a failure and must then count once.</summary>
    Task<RecordOutcome> RecordAsync(MeterReadings readings, CancellationToken cancellation);
}

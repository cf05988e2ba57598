namespace Carbon.Node.Acquisition;

/// <summary>What a driver hands on: one poll, one message, or what a gather window holds, of one meter.</summary>
/// <param name="MeterId">The meter.</param>
/// <param name="Readings">Its readings in order of time.</param>
/// <param name="Frame">Raw request and reply bytes of the last poll, for the trace (clause 11.8).</param>
public sealed record MeterReadings(string MeterId, IReadOnlyList<PointReading> Readings, ReadOnlyMemory<byte> Frame);

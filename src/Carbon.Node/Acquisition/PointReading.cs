using Carbon.Metering;

namespace Carbon.Node.Acquisition;

/// <summary>One reading as the instrument gave it.</summary>
/// <param name="PointId">Id of the measuring point within its meter.</param>
/// <param name="MeasuredAt">When the instrument showed the value; whole milliseconds.</param>
/// <param name="Value">The number; null where the source itself says that it is unusable.</param>
/// <param name="Quality">What the source knows of it.</param>
/// <param name="Id">The sender's id of the reading; empty: point and time identify it.</param>
public sealed record PointReading(string PointId, DateTimeOffset MeasuredAt, decimal? Value, Quality Quality, string Id = "");

namespace Carbon.Metering;

/// <summary>One reading of one measuring point, as received.</summary>
/// <param name="MeasuredAt">When the instrument showed the value; whole milliseconds count.</param>
/// <param name="ReceivedAt">When this node got it.</param>
/// <param name="Value">The number as the instrument gives it, in the point's unit, before CT/PT factors.</param>
/// <param name="Quality">What the source knows of it.</param>
/// <param name="Id">The sender's id of the reading; the same id counts once. Empty: the point and <paramref name="MeasuredAt"/> identify it.</param>
public readonly record struct Reading(
    DateTimeOffset MeasuredAt,
    DateTimeOffset ReceivedAt,
    decimal Value,
    Quality Quality = Quality.Good,
    string Id = "");

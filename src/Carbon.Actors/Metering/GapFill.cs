namespace Carbon.Metering;

/// <summary>One filled point of a gap (12.4). <paramref name="Value"/> is in the unit of the readings (register value for a counter).</summary>
public sealed record GapFill(DateTimeOffset Time, decimal Value, FillMethod Method);

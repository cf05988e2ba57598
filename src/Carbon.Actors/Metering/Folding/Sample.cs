namespace Carbon.Metering.Folding;

/// <summary>A reading as the fold sees it: Unix milliseconds, raw value, quality.</summary>
internal readonly record struct Sample(long Time, decimal Value, Quality Quality);

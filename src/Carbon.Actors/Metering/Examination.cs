namespace Carbon.Metering;

/// <summary>Verdict with the reason of a refusal.</summary>
public readonly record struct Examination(Verdict Verdict, string? Reason = null);

namespace Carbon.Metering.Calibration;

/// <summary>What the register of instruments said of a meter from an instant on (clauses 11.1, 11.10).</summary>
/// <param name="At">When it was entered, ms.</param>
/// <param name="CalibratedOn">Day of the calibration; null: not said.</param>
/// <param name="Due">Last day on which the calibration holds; null: not said.</param>
/// <param name="SerialNumber">Which instrument; another number is another instrument.</param>
/// <param name="AccuracyClass">Its accuracy class.</param>
public sealed record InstrumentEntry(long At, DateOnly? CalibratedOn, DateOnly? Due, string SerialNumber, string AccuracyClass);

/// <summary>A stretch of time, ms, half-open.</summary>
public readonly record struct Stretch(long From, long To);

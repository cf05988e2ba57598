namespace Carbon.Metering;

/// <summary>The quantity of one hour of one measuring point (clause 8.2.1), after rollover, factor and gap rules.</summary>
/// <param name="Start">The first instant of the hour; hours are cut in the plant's time zone.</param>
/// <param name="Quantity">Increment of the hour in the point's unit, CT/PT factor applied.</param>
/// <param name="Parts">How much of it is not plainly measured.</param>
/// <param name="Readings">Valid readings inside the hour.</param>
/// <param name="Invalid">Readings inside the hour that were kept and not used.</param>
/// <param name="Filled">Points in time made by gap filling inside the hour.</param>
/// <param name="Revision">0 for the first figure of the hour, one more each time it changed afterwards.</param>
public sealed record IntervalFigure(
    DateTimeOffset Start,
    decimal Quantity,
    QualityParts Parts,
    int Readings,
    int Invalid,
    int Filled,
    int Revision);

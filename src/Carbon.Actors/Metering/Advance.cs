namespace Carbon.Metering;

/// <summary>What adding readings changed: the new series, and the figures newly settled or revised by it, oldest first.</summary>
public sealed record Advance(
    PointSeries Series,
    IReadOnlyList<IntervalFigure> Intervals,
    IReadOnlyList<DayFigure> Days,
    IReadOnlyList<Gap> Gaps,
    IReadOnlyList<Incident> Incidents);

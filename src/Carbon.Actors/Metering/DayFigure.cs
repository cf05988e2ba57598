namespace Carbon.Metering;

/// <summary>The day settlement 日结 of one measuring point (clause 8.2.1).</summary>
/// <param name="Date">Calendar day in the plant's time zone.</param>
/// <param name="Increment">Quantity of the day in the point's unit: the sum of its hours, to the last digit.</param>
/// <param name="Minimum">Smallest valid quantity between two consecutive readings one nominal step apart (counter), smallest valid reading otherwise; null where there is none.</param>
/// <param name="Maximum">Largest of the same.</param>
/// <param name="Parts">How much of the increment is not plainly measured.</param>
/// <param name="Readings">Valid readings of the day.</param>
/// <param name="Invalid">Readings kept and not used.</param>
/// <param name="Filled">Points in time made by gap filling.</param>
/// <param name="Exact">Both cuts fall on real readings and no gap touches the day.</param>
/// <param name="Revision">0 for the first settlement, one more for each that replaced it.</param>
public sealed record DayFigure(
    DateOnly Date,
    decimal Increment,
    decimal? Minimum,
    decimal? Maximum,
    QualityParts Parts,
    int Readings,
    int Invalid,
    int Filled,
    bool Exact,
    int Revision);

namespace Carbon.Boundaries.Locating;

/// <summary>What a day of a source looks like beside comparable days.</summary>
public enum DayState
{
    /// <summary>As usual.</summary>
    Usual,

    /// <summary>Far above or below what is usual.</summary>
    Abnormal,

    /// <summary>Nothing, where there always was something.</summary>
    Stopped,

    /// <summary>Too few comparable days for a verdict.</summary>
    TooFewDays,
}

/// <summary>A comparable day.</summary>
public sealed record ComparableDay(DateOnly Day, decimal Tonnes);

/// <summary>The verdict on a day with all it stands on.</summary>
/// <param name="Day">The day.</param>
/// <param name="Tonnes">Its figure.</param>
/// <param name="State">The verdict.</param>
/// <param name="Median">Median of the comparable days; null where there are none.</param>
/// <param name="Deviation">Their median absolute deviation.</param>
/// <param name="Z">Robust z; null without a verdict.</param>
/// <param name="Comparable">The comparable days, newest first.</param>
public sealed record DayVerdict(DateOnly Day, decimal Tonnes, DayState State, decimal? Median, decimal? Deviation, decimal? Z, IReadOnlyList<ComparableDay> Comparable)
{
    /// <summary>True where a person should look.</summary>
    public bool IsAlarming => State is DayState.Abnormal or DayState.Stopped;
}

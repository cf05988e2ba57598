namespace Carbon.Boundaries.Quotas;

/// <summary>How the days still to come are expected.</summary>
public enum ProjectionMethod
{
    /// <summary>Nothing to expect: no day is left, or the source has no figures, or none for <see cref="DayPattern.SilentAfter"/> days.</summary>
    None,

    /// <summary>The mean of the days known, for each day.</summary>
    Linear,

    /// <summary>The mean of the same weekday over the last weeks, times the level of the month to date.</summary>
    Weekday,

    /// <summary>The day 52 weeks before, times the level of the last four weeks against theirs a year before.</summary>
    YearBefore,
}

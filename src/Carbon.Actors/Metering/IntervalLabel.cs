namespace Carbon.Metering;

/// <summary>Where an interval reading's time label stands.</summary>
public enum IntervalLabel
{
    /// <summary>The label is the end of the interval.</summary>
    End = 0,

    /// <summary>The label is the start of the interval.</summary>
    Start = 1,
}

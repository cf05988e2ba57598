namespace Carbon.Metering;

/// <summary>What is known of one reading (clauses 8.1, 12.3, 12.4). The numbers are stored; they are never reused.</summary>
public enum Quality
{
    /// <summary>Measured and inside the limits of the instrument.</summary>
    Good = 0,

    /// <summary>Outside the instrument's minimum and maximum (8.1.1): kept, never used.</summary>
    OutOfRange = 1,

    /// <summary>Estimated by the source that sent it, or uncertain by its own status.</summary>
    Estimated = 2,

    /// <summary>Made by gap filling (12.4).</summary>
    Filled = 3,

    /// <summary>Entered by a person (6.2).</summary>
    Manual = 4,

    /// <summary>Held back until a person has looked at it (8.1.2).</summary>
    UnderReview = 5,

    /// <summary>The source itself says that the value is not usable (fault current, bad status code, not BCD): kept, never used.</summary>
    Bad = 6,
}

namespace Carbon.Metering;

/// <summary>What the numbers of a measuring point mean. The numbers are stored; they are never reused.</summary>
public enum PointKind
{
    /// <summary>A register that only grows and may roll over.</summary>
    Counter = 0,

    /// <summary>Each reading is already the quantity of its interval.</summary>
    Interval = 1,

    /// <summary>An instantaneous value, integrated over time (per hour).</summary>
    Gauge = 2,

    /// <summary>A quantity entered by a person for a stretch of time.</summary>
    Manual = 3,
}

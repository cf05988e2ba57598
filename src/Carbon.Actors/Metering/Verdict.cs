namespace Carbon.Metering;

/// <summary>What became of a reading that was offered.</summary>
public enum Verdict
{
    /// <summary>New; it is to be recorded.</summary>
    Accepted,

    /// <summary>Already recorded (same id, or same time and value); it counts nothing.</summary>
    Duplicate,

    /// <summary>Not recordable; the reason says why.</summary>
    Refused,
}

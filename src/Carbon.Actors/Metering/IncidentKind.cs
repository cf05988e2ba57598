namespace Carbon.Metering;

/// <summary>What happened to a register between two readings. The numbers are stored; they are never reused.</summary>
public enum IncidentKind
{
    /// <summary>The register passed its modulus (8.2.2).</summary>
    Rollover = 0,

    /// <summary>A backward step that is neither a rollover nor announced; counts nothing.</summary>
    Reset = 1,

    /// <summary>The instrument was exchanged as announced.</summary>
    Replacement = 2,

    /// <summary>A reading that those after it do not confirm; not used.</summary>
    Glitch = 3,

    /// <summary>More than one rollover may have happened in the interval.</summary>
    Ambiguous = 4,
}

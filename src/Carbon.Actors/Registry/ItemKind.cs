namespace Carbon.Registry;

/// <summary>What a data item holds (clauses 6.2, 9.2). Stored as numbers: never changed.</summary>
public enum ItemKind
{
    /// <summary>Activity data of a period: coal burned, diesel bought, waste water treated.</summary>
    Quantity = 1,

    /// <summary>Laboratory values of samples: heat value, carbon content, moisture.</summary>
    Analysis = 2,

    /// <summary>A value with validity and document.</summary>
    Factor = 3,
}

/// <summary>How often something is due (clause 11.2: at most a natural month).</summary>
public enum EntryFrequency
{
    /// <summary>Each day.</summary>
    Day = 1,

    /// <summary>Each week, from Monday.</summary>
    Week = 2,

    /// <summary>Each natural month.</summary>
    Month = 3,
}

/// <summary>How the samples of a month become its value.</summary>
public enum Averaging
{
    /// <summary>Weighted by sample mass.</summary>
    Weighted = 1,

    /// <summary>Plain mean.</summary>
    Plain = 2,
}

/// <summary>What stands for a month without a sample.</summary>
public enum Substitution
{
    /// <summary>Nothing: the source uses its own value, or cannot account the month.</summary>
    None = 0,

    /// <summary>The last month that has samples.</summary>
    PreviousMonth = 1,

    /// <summary>Mean of the last months that have samples.</summary>
    MeanOfLast = 2,

    /// <summary>The default of the method.</summary>
    Default = 3,
}

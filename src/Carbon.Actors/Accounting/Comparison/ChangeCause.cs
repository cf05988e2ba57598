namespace Carbon.Accounting.Comparison;

/// <summary>Why a figure differs between two states, in the order in which a difference is split: each step changes one thing and keeps what went before.</summary>
public enum ChangeCause
{
    /// <summary>Activity data: readings, revisions, entries.</summary>
    Data,

    /// <summary>Which measuring points and expressions make the activity data, and which symbols they stand for.</summary>
    Binding,

    /// <summary>Values of factors, parameters and data items.</summary>
    Factor,

    /// <summary>Formula, sign or category: another source or version of a method.</summary>
    Method,

    /// <summary>Share of the source in the scope; a source that came or went.</summary>
    Boundary,

    /// <summary>Recorded figures that are not what their state comes to: restating is pending, or other points metered the day.</summary>
    Kept,
}

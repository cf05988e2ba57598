namespace Carbon.Registry.Entries;

/// <summary>How far an entry is (clauses 11.6, 11.13). Stored as numbers: never changed.</summary>
public enum EntryState
{
    /// <summary>Being written; counts nowhere.</summary>
    Draft = 1,

    /// <summary>Handed in; counts at once, marked as under review.</summary>
    Submitted = 2,

    /// <summary>Checked by another person; counts, marked as under review.</summary>
    Reviewed = 3,

    /// <summary>Accepted; counts.</summary>
    Approved = 4,

    /// <summary>Turned down with a reason; counts nowhere.</summary>
    Rejected = 5,

    /// <summary>Taken back by the one who made it; counts nowhere.</summary>
    Discarded = 6,
}

using Carbon.Contracts;
using Carbon.Registry.Entries;

namespace Carbon.Views.Entries;

/// <summary>A data item as configured.</summary>
/// <param name="Record">Its configuration.</param>
/// <param name="Version">Version of it, from 1.</param>
/// <param name="Since">When it was first configured.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="By">Who changed it.</param>
public sealed record ItemView(DataItemRecord Record, int Version, DateTimeOffset Since, DateTimeOffset ChangedAt, string By);

/// <summary>An entry with how far it is.</summary>
/// <param name="Item">Id of its data item.</param>
/// <param name="Entry">What was entered, by whom, and its state.</param>
/// <param name="SupersededBy">Id of the entry that counts in its place; empty: none.</param>
/// <param name="At">When it took its last step.</param>
/// <param name="Check">Second check of clause 8.1.2 at its submission; null where there was no history.</param>
public sealed record EntryView(string Item, Entry Entry, string SupersededBy, DateTimeOffset At, SecondCheck? Check)
{
    /// <summary>True where it counts in the figures.</summary>
    public bool Counts => Entry.Counts && SupersededBy.Length == 0;
}

/// <summary>One step of an entry.</summary>
/// <param name="At">When.</param>
/// <param name="State">State after it.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Reason given; empty: none.</param>
/// <param name="Drafted">What was entered, where the step is a draft.</param>
/// <param name="Voucher">The voucher, where one was attached.</param>
public sealed record EntryStepView(DateTimeOffset At, EntryState State, string By, string Reason, EntryRecord? Drafted, VoucherRecord? Voucher);

/// <summary>A period for which nothing, or not all, is entered (clauses 11.2, 12.3).</summary>
/// <param name="Item">The data item.</param>
/// <param name="From">First local day of the period.</param>
/// <param name="To">Last local day.</param>
/// <param name="Due">Last day on which the entry is in time.</param>
/// <param name="DaysOverdue">Days since then; 0: still in time.</param>
public sealed record DueView(DataItemRecord Item, DateOnly From, DateOnly To, DateOnly Due, int DaysOverdue);

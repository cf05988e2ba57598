using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Registry.Entries;

/// <summary>One entry of a data item and how far it is.</summary>
/// <param name="Record">What was entered.</param>
/// <param name="State">How far it is.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="SubmittedBy">Who handed it in; empty: nobody yet.</param>
/// <param name="ReviewedBy">Who reviewed it; empty: nobody yet.</param>
public sealed record Entry(EntryRecord Record, EntryState State, string By, string SubmittedBy, string ReviewedBy)
{
    /// <summary>True where the entry counts unless another one supersedes it.</summary>
    public bool Counts => State is EntryState.Submitted or EntryState.Reviewed or EntryState.Approved;

    /// <summary>First local day.</summary>
    public DateOnly From => MeteringRecords.Date(Record.From);

    /// <summary>Last local day; the last day of all where a factor holds without end.</summary>
    public DateOnly To => Record.To == 0 ? DateOnly.MaxValue : MeteringRecords.Date(Record.To);

    /// <summary>Value in the item's unit.</summary>
    public decimal Value => Record.Value.ToDecimal();

    /// <summary>True for one who must not review or approve it where four eyes are asked for.</summary>
    public bool IsOwn(string person) => person == By || person == SubmittedBy;

    /// <summary>The entry as told and as kept in snapshots.</summary>
    public EntryStanding ToStanding() => new() { Entry = Record, State = (int)State, By = By, SubmittedBy = SubmittedBy, ReviewedBy = ReviewedBy };

    /// <summary>The entry of a snapshot.</summary>
    public static Entry FromStanding(EntryStanding held) => new(held.Entry, (EntryState)held.State, held.By, held.SubmittedBy, held.ReviewedBy);

    /// <summary>The entry after a step.</summary>
    public static Entry Moved(Entry entry, EntryMoved moved) => (EntryState)moved.To switch
    {
        EntryState.Submitted => entry with { State = EntryState.Submitted, SubmittedBy = moved.By },
        EntryState.Reviewed => entry with { State = EntryState.Reviewed, ReviewedBy = moved.By },
        var state => entry with { State = state },
    };

    /// <summary>The entry with one more voucher.</summary>
    public Entry With(VoucherRecord voucher)
    {
        var record = Record.Clone();
        record.Vouchers.Add(voucher);
        return this with { Record = record };
    }
}

using Carbon.Contracts;
using Carbon.Registry.Entries;
using Carbon.Views.Entries;

namespace Carbon.Portal.Entries;

/// <summary>What a visitor may do with an entry; the entry itself decides again.</summary>
/// <param name="Next">Review or approval that is next; null: none.</param>
/// <param name="OwnHand">The visitor wrote or submitted it, and another person has to look at it.</param>
/// <param name="Reject">It can be turned down.</param>
/// <param name="Discard">The visitor can take it back.</param>
/// <param name="Edit">It is a draft that can be written on.</param>
/// <param name="Correct">It counts and can be corrected by a new entry.</param>
public sealed record EntryChoice(EntryState? Next, bool OwnHand, bool Reject, bool Discard, bool Edit, bool Correct)
{
    /// <summary>The choice of a visitor.</summary>
    public static EntryChoice Of(EntryView view, DataItemRecord item, string visitor)
    {
        var (state, waits) = (view.Entry.State, view.SupersededBy.Length == 0 && view.Entry.State is EntryState.Submitted or EntryState.Reviewed);
        var next = !waits ? (EntryState?)null : state == EntryState.Submitted ? EntryState.Reviewed : EntryState.Approved;
        var own = waits && !item.OnePerson && view.Entry.IsOwn(visitor);
        return new EntryChoice(
            own ? null : next, own, waits, state == EntryState.Draft || (state == EntryState.Submitted && waits && view.Entry.IsOwn(visitor)), state == EntryState.Draft, view.Counts);
    }
}

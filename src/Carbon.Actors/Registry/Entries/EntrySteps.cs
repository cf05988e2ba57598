using Carbon.Contracts;

namespace Carbon.Registry.Entries;

/// <summary>Which steps an entry may take, and who may take them.</summary>
public static class EntrySteps
{
    /// <summary>Why an entry may not take a step; null where it may.</summary>
    public static string? Problem(DataItem item, Entry entry, MoveEntry step)
    {
        var to = (EntryState)step.To;
        var id = entry.Record.Id;
        if (step.By.Length == 0)
            return "It is not known who asks; sign in.";
        if (entry.Counts && CountedEntries.Successor(item.Entries.Values, id) is { } successor)
            return $"The entry '{id}' is superseded by '{successor.Record.Id}'; decide on that one.";
        var fourEyes = !item.Configuration!.OnePerson;
        return (entry.State, to) switch
        {
            (EntryState.Draft, EntryState.Submitted) => null,
            (EntryState.Draft, EntryState.Discarded) => null,
            (EntryState.Submitted, EntryState.Discarded) => entry.IsOwn(step.By) ? null : $"Only {entry.SubmittedBy}, who submitted the entry '{id}', can take it back; reject it with a reason.",
            (EntryState.Submitted, EntryState.Reviewed) or (EntryState.Reviewed, EntryState.Approved) => fourEyes && entry.IsOwn(step.By)
                ? $"The entry '{id}' was made by {step.By}; another person has to look at it (four eyes)."
                : null,
            (EntryState.Submitted or EntryState.Reviewed, EntryState.Rejected) => step.Reason.Length == 0 ? "A rejection needs a reason." : null,
            (EntryState.Submitted, EntryState.Approved) => $"The entry '{id}' is submitted and not reviewed yet; review it first.",
            (EntryState.Approved, _) => $"The entry '{id}' is approved; correct it by a new entry that supersedes it.",
            (EntryState.Rejected or EntryState.Discarded, _) => $"The entry '{id}' is {EntryExamination.Words(entry.State)}; enter it anew.",
            _ => $"An entry that is {EntryExamination.Words(entry.State)} cannot become {EntryExamination.Words(to)}.",
        };
    }
}

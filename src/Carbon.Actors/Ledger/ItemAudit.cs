using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using Carbon.Registry;
using Carbon.Registry.Entries;
using Carbon.Registry.Feeding;

namespace Carbon.Ledger;

/// <summary>Recomputes what a data item fed from its recorded entries, by the fold that the running item uses.</summary>
public sealed class ItemAudit(Findings findings)
{
    /// <summary>The item as far as the journal was read.</summary>
    public DataItem State { get; private set; } = DataItem.Unknown;

    /// <summary>Takes the item's next event.</summary>
    public void Take(StoredEvent stored)
    {
        var what = $"event {stored.Sequence} of {stored.PersistenceId}";
        switch (stored.Event)
        {
            case EntryMoved moved when State.Entries.TryGetValue(moved.EntryId, out var entry):
                var step = new MoveEntry { EntryId = moved.EntryId, To = moved.To, By = moved.By, Reason = moved.Reason };
                if (EntrySteps.Problem(State, entry, step) is { } problem)
                    findings.Report(stored.Ordering, $"{what} is a step that the item cannot have taken: {problem}");
                break;
            case IntervalsSettled recorded:
                var hours = State.Due() as IntervalsSettled;
                findings.Compare(stored.Ordering, $"{what}, hours", recorded.Intervals, hours?.Intervals ?? []);
                Same(stored, recorded.Feed == hours?.Feed && recorded.SettledThrough == hours.SettledThrough);
                break;
            case ItemValuesSettled recorded:
                var values = State.Due() as ItemValuesSettled;
                findings.Compare(stored.Ordering, $"{what}, values", recorded.Values, values?.Values ?? []);
                Same(stored, recorded.Feed == values?.Feed);
                break;
        }
        State = State.Apply(stored.Event);
    }

    private void Same(StoredEvent stored, bool same)
    {
        if (!same)
            findings.Report(stored.Ordering, $"event {stored.Sequence} of {stored.PersistenceId} does not follow from the entries before it");
    }

    /// <summary>At the end all that the entries come to is fed.</summary>
    public void Finish(long ordering)
    {
        if (State.Due() is { } due)
            findings.Report(ordering, $"the journal lacks an event of the kind {due.Descriptor.Name} that follows from the entries of item {State.Configuration!.Id}");
    }

    /// <summary>What a source took is what the item fed, for all hours that both hold.</summary>
    public void CompareWith(EmissionSource source, long ordering)
    {
        for (var term = 0; term < source.Terms.Length; term++)
        {
            var position = source.Terms[term];
            if (State.Configuration is null || position.Meter != ItemTerms.Meter(State.Configuration.Id) || position.Feed != State.Feed)
                continue;
            foreach (var hour in QuantityFeed.Held(State, "").Intervals)
            {
                var (day, index) = source.Calendar!.Of(hour.Start);
                if (source.Pages.TryGetValue(day, out var page) && page.Quantities(index)[term] != hour.Quantity.ToDecimal())
                    findings.Report(ordering, $"source {source.Configuration!.Id} took {page.Quantities(index)[term]} of {position.Meter} for {MeteringRecords.Time(hour.Start):O}; the item fed {hour.Quantity.ToDecimal()}");
            }
        }
    }
}

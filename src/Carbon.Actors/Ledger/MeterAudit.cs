using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Ledger;

/// <summary>Recomputes a meter's settlements from its recorded readings by the fold that the running meter uses.</summary>
public sealed class MeterAudit(Findings findings)
{
    private readonly Queue<IMessage> _due = new();

    /// <summary>The meter as far as the journal was read.</summary>
    public Meter State { get; private set; } = Meter.Unknown;

    /// <summary>Takes the meter's next event.</summary>
    public void Take(StoredEvent stored)
    {
        if (!MeterFold.Follows(stored.Event))
        {
            Finish(stored.Ordering);
            var (after, follow) = MeterFold.Take(State, stored.Event);
            State = follow.Count == 0 && ReferenceEquals(after, State) ? State.Apply(stored.Event) : after;
            foreach (var consequence in follow)
                _due.Enqueue(consequence);
            return;
        }
        Compare(stored, _due.Count > 0 ? _due.Dequeue() : null);
        State = State.Apply(stored.Event);
    }

    /// <summary>What follows from an event stands right behind it, in the same write; what is still due here is missing.</summary>
    public void Finish(long ordering)
    {
        while (_due.TryDequeue(out var missing))
            findings.Report(ordering, $"the journal lacks an event of the kind {missing.Descriptor.Name} that follows from the readings before it");
    }

    private void Compare(StoredEvent stored, IMessage? due)
    {
        var what = $"event {stored.Sequence} of {stored.PersistenceId}";
        switch (stored.Event, due)
        {
            case (IntervalsSettled recorded, IntervalsSettled recomputed):
                findings.Compare(stored.Ordering, $"{what}, hours of {recorded.Point}", recorded.Intervals, recomputed.Intervals);
                Same(stored, recorded.Feed == recomputed.Feed && recorded.SettledThrough == recomputed.SettledThrough && recorded.Point == recomputed.Point);
                break;
            case (DaysSettled recorded, DaysSettled recomputed):
                findings.Compare(stored.Ordering, $"{what}, days of {recorded.Point}", recorded.Days, recomputed.Days);
                break;
            case (GapsClosed recorded, GapsClosed recomputed):
                findings.Compare(stored.Ordering, $"{what}, gaps of {recorded.Point}", recorded.Gaps, recomputed.Gaps);
                break;
            case (IncidentsNoticed recorded, IncidentsNoticed recomputed):
                findings.Compare(stored.Ordering, $"{what}, incidents of {recorded.Point}", recorded.Incidents, recomputed.Incidents);
                break;
            default:
                Same(stored, false);
                break;
        }
    }

    private void Same(StoredEvent stored, bool same)
    {
        if (!same)
            findings.Report(stored.Ordering, $"event {stored.Sequence} of {stored.PersistenceId} does not follow from the readings before it");
    }
}

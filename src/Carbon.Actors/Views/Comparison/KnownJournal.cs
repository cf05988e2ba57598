using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Views.Comparison;

/// <summary>Sources and units as they were known at an instant: their events up to then.</summary>
/// <param name="journal">What entities stored.</param>
public sealed class KnownJournal(IEntityJournal journal)
{
    /// <summary>A source as it was known before an instant (ms); <see cref="long.MaxValue"/>: as it stands.</summary>
    public SourceHistory Source(string id, long before)
    {
        var history = new SourceHistory();
        Each($"source-{id}", before, recorded => history.Take(recorded));
        return history;
    }

    /// <summary>A unit as it was configured before an instant; null: not yet.</summary>
    public BoundaryRecord? Boundary(string id, long before) => Last<BoundaryConfigured>($"boundary-{id}", "bc1", before)?.Boundary;

    /// <summary>A factory as it was configured before an instant; null: not yet.</summary>
    public FactoryRecord? Factory(string id, long before) => Last<FactoryConfigured>($"factory-{id}", "fc1", before)?.Factory;

    /// <summary>Periods that a factory has marked as reported, oldest first.</summary>
    public IReadOnlyList<PeriodReported> Reports(string factory)
    {
        var reports = new List<PeriodReported>();
        journal.Read($"factory-{factory}", long.MaxValue, recorded =>
        {
            if (recorded.Manifest == ContractManifests.PeriodReported)
                reports.Add((PeriodReported)recorded.Parse());
            return true;
        });
        return reports;
    }

    /// <summary>Every settled figure of a source's day with when it was written, oldest first.</summary>
    public IReadOnlyList<(long Written, EmissionDayRecord Day)> Revisions(string source, int fromDate, int toDate)
    {
        var revisions = new List<(long, EmissionDayRecord)>();
        Each($"source-{source}", long.MaxValue, (recorded, known) =>
        {
            if (recorded.Manifest == ContractManifests.EmissionDaysSettled)
                revisions.AddRange(((EmissionDaysSettled)recorded.Parse()).Days.Where(d => d.Date >= fromDate && d.Date < toDate).Select(d => (known, d)));
        });
        return revisions;
    }

    private T? Last<T>(string entity, string manifest, long before) where T : class, IMessage
    {
        T? last = null;
        Each(entity, before, recorded => last = recorded.Manifest == manifest ? (T)recorded.Parse() : last);
        return last;
    }

    private void Each(string entity, long before, TakeOne take) => Each(entity, before, (recorded, _) => take(recorded));

    /// <summary>Events before an instant, each with when it was known: in journals that did not note it, not before what it speaks of.</summary>
    private void Each(string entity, long before, TakeKnown take)
    {
        var known = 0L;
        journal.Read(entity, long.MaxValue, recorded =>
        {
            known = Math.Max(known, recorded.Written > 0 ? recorded.Written : SpokenOf(recorded));
            if (known >= before)
                return false;
            take(recorded, known);
            return true;
        });
    }

    private static long SpokenOf(RecordedEvent recorded) => recorded.Parse() switch
    {
        SourceConfigured configured => configured.At,
        BoundaryConfigured configured => configured.At,
        FactoryConfigured configured => configured.At,
        ValuesTaken taken => taken.At,
        HistoryRestated restated => restated.At,
        ActivityTaken taken => taken.SettledThrough,
        _ => 0,
    };

    private delegate void TakeOne(RecordedEvent recorded);

    private delegate void TakeKnown(RecordedEvent recorded, long known);
}

using Carbon.Boundaries;
using Carbon.Contracts;
using Carbon.Persistence;

namespace Carbon.Ledger;

/// <summary>Recomputes the settled days of a boundary or factory from what its members fed.</summary>
public sealed class UnitAudit(Findings findings)
{
    private Consolidation _sums = Consolidation.Empty;
    private IReadOnlyList<EmissionDayRecord> _due = [];

    /// <summary>Takes the unit's next event.</summary>
    public void Take(StoredEvent stored)
    {
        if (stored.Event is not EmissionDaysSettled)
            Finish(stored.Ordering);
        switch (stored.Event)
        {
            case BoundaryConfigured configured:
                Configure(configured.Boundary.Members);
                break;
            case FactoryConfigured configured:
                Configure(configured.Factory.Members);
                break;
            case MemberDaysTaken taken:
                _sums = _sums.Take(taken);
                _due = _sums.Settled(taken.Days.Select(d => d.Date));
                break;
            case EmissionDaysSettled settled:
                findings.Compare(stored.Ordering, $"event {stored.Sequence} of {stored.PersistenceId}, days", settled.Days, _due);
                _sums = _sums.Settle(settled);
                _due = [];
                break;
        }
    }

    /// <summary>Days that follow from an event stand right behind it; what is still due here is missing.</summary>
    public void Finish(long ordering)
    {
        if (_due.Count > 0)
            findings.Report(ordering, $"the journal lacks {_due.Count} settled days of a unit that follow from what its members fed, the first for {_due[0].Date}");
        _due = [];
    }

    private void Configure(IEnumerable<MemberRecord> members)
    {
        _sums = _sums.Over(members);
        _due = _sums.Settled(_sums.Days.Keys);
    }
}

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
                break;
        }
    }

    private void Configure(IEnumerable<MemberRecord> members)
    {
        _sums = _sums.Over(members);
        _due = _sums.Settled(_sums.Days.Keys);
    }
}

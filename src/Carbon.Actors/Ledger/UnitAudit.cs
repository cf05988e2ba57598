using Carbon.Boundaries;
using Carbon.Contracts;
using Carbon.Persistence;

namespace Carbon.Ledger;

/// <summary>Recomputes the settled days of a boundary or factory from what its members fed, those it held and those it had let go of.</summary>
public sealed class UnitAudit(Findings findings)
{
    private readonly UnitHistory _history = new();
    private readonly HashSet<string> _partly = new(StringComparer.Ordinal);
    private Consolidation _sums = Consolidation.Empty;
    private IReadOnlyList<EmissionDayRecord> _due = [];
    private int _dueOf;
    private int _restated;

    /// <summary>Takes the unit's next event.</summary>
    public void Take(StoredEvent stored)
    {
        if (stored.Event is not EmissionDaysSettled)
            Finish(stored.Ordering);
        var what = $"event {stored.Sequence} of {stored.PersistenceId}";
        _history.Take(stored.Event);
        switch (stored.Event)
        {
            case BoundaryConfigured configured:
                Configure(configured.Boundary.Members);
                break;
            case FactoryConfigured configured:
                Configure(configured.Factory.Members);
                break;
            case MemberDaysTaken taken:
                if (!taken.Complete)
                    _partly.Add(taken.Member);
                _sums = _sums.Take(taken);
                Expect(_sums.Settled(taken.Days.Select(d => d.Date)));
                break;
            case HistoryRestated restated:
                if (!_sums.HistoryPending || restated.Account <= _restated || restated.Before > _sums.Days.Keys.First())
                    findings.Report(stored.Ordering, $"{what} does not go on with the account after {_restated}");
                // Snapshots of versions that did not count accounts let a unit begin at 0, so its own count may be the lower one.
                (_restated, _sums) = (restated.Account, _sums with { HistoryAccount = _sums.Account });
                Expect(_history.Restated(restated.Before), restated.Account);
                break;
            case EmissionDaysSettled settled:
                findings.Compare(stored.Ordering, $"{what}, days", settled.Days, _due);
                if (settled.Account != _dueOf)
                    findings.Report(stored.Ordering, $"{what} says that its days were reckoned with account {settled.Account}; it is {_dueOf}");
                _sums = _sums.Settle(settled);
                Expect([]);
                break;
        }
    }

    /// <summary>Days that follow from an event stand right behind it; what is still due here is missing.</summary>
    public void Finish(long ordering)
    {
        if (_due.Count > 0)
            findings.Report(ordering, $"the journal lacks {_due.Count} settled days of a unit that follow from what its members fed, the first for {_due[0].Date}");
        Expect([]);
    }

    /// <summary>What the unit took of a source that it follows is what the source settled, for every day there is.</summary>
    public void CompareWith(string member, SourceAudit source, long ordering)
    {
        if (_partly.Contains(member) || !_history.Members.TryGetValue(member, out var taken) || taken.Feed != source.State.Feed)
            return;
        foreach (var (date, day) in source.Recorded)
        {
            if (!taken.Days.TryGetValue(date, out var known) || !known.Equals(day))
                findings.Report(ordering, $"a unit took another figure of {member} for {date} than the source settled");
        }
    }

    private void Configure(IEnumerable<MemberRecord> members)
    {
        _sums = _sums.Over(members);
        _partly.RemoveWhere(m => !_sums.Members.ContainsKey(m));
        Expect(_sums.Settled(_sums.Days.Keys));
    }

    private void Expect(IReadOnlyList<EmissionDayRecord> days, int account = 0) => (_due, _dueOf) = (days, account);
}

using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;

namespace Carbon.Ledger;

/// <summary>Recomputes a source's emissions from what its meters fed, by the fold that the running source uses.</summary>
public sealed class SourceAudit(Findings findings)
{
    private IReadOnlyList<AccrualRecord> _restated = [];
    private readonly SourceHistory _history = new();
    private IReadOnlyList<EmissionDayRecord> _days = [];
    private int _daysOf;

    /// <summary>The source as far as the journal was read.</summary>
    public EmissionSource State { get; private set; } = EmissionSource.Unknown;

    /// <summary>Every day as last recorded, by date (yyyymmdd).</summary>
    public IReadOnlyDictionary<int, EmissionDayRecord> Recorded => _history.Recorded;

    /// <summary>Takes the source's next event.</summary>
    public void Take(StoredEvent stored)
    {
        if (stored.Event is not (EmissionsRestated or EmissionDaysSettled))
            Finish(stored.Ordering);
        var what = $"event {stored.Sequence} of {stored.PersistenceId}";
        var before = State;
        IReadOnlyList<AccrualRecord> accruals = [];
        switch (stored.Event)
        {
            case ActivityTaken taken when State.Configuration is not null:
                (_, accruals) = SourceFold.Follow(State, taken);
                findings.Compare(stored.Ordering, $"{what}, emissions", taken.Accruals, accruals);
                break;
            case EmissionsRestated restated:
                findings.Compare(stored.Ordering, $"{what}, restated emissions", restated.Accruals, _restated);
                break;
            case EmissionDaysSettled settled:
                findings.Compare(stored.Ordering, $"{what}, days", settled.Days, _days);
                if (settled.Account != _daysOf)
                    findings.Report(stored.Ordering, $"{what} says that its days were reckoned with account {settled.Account}; it is {_daysOf}");
                break;
        }
        _history.Take(stored.Event);
        State = State.Apply(stored.Event);
        _restated = stored.Event is SourceConfigured or ValuesTaken ? SourceFold.Accruals(State, SourceFold.HeldHours(State)) : [];
        _days = stored.Event switch
        {
            SourceConfigured or ValuesTaken when _restated.Count == 0 => SourceDays.Due(State),
            EmissionsRestated => SourceDays.Due(State),
            ActivityTaken => SourceDays.Due(before, State, accruals),
            HistoryRestated restated => _history.Restated(MeteringRecords.Date(restated.Before)),
            _ => [],
        };
        _daysOf = stored.Event is HistoryRestated ? State.HistoryAccount : 0;
        CheckAccount(stored, before);
    }

    /// <summary>What follows from an event stands right behind it; what is still due here is missing.</summary>
    public void Finish(long ordering)
    {
        if (_restated.Count > 0)
            findings.Report(ordering, $"the journal lacks {_restated.Count} restated hours of source {State.Configuration!.Id}");
        if (_days.Count > 0)
            findings.Report(ordering, $"the journal lacks {_days.Count} settled days of source {State.Configuration!.Id}, the first for {_days[0].Date}");
        (_restated, _days) = ([], []);
    }

    /// <summary>What the source took is what its meters settled, for all hours that both still hold.</summary>
    public void CompareWith(IReadOnlyDictionary<string, MeterAudit> meters, long ordering)
    {
        for (var term = 0; term < State.Terms.Length; term++)
        {
            var position = State.Terms[term];
            if (!meters.TryGetValue(position.Meter, out var meter) || !meter.State.Points.TryGetValue(position.Point, out var point) || point.Feed != position.Feed)
                continue;
            foreach (var interval in point.Series.SettledSince(DateTimeOffset.MinValue))
            {
                var (day, hour) = State.Calendar!.Of(interval.Start.ToUnixTimeMilliseconds());
                if (State.Pages.TryGetValue(day, out var page) && page.Quantities(hour)[term] != interval.Quantity)
                    findings.Report(ordering, $"source {State.Configuration!.Id} took {page.Quantities(hour)[term]} of {position.Meter}/{position.Point} for {interval.Start:O}; the meter settled {interval.Quantity}");
            }
        }
    }

    /// <summary>Accounts are counted one by one, and every journal that began to count them goes on.</summary>
    private void CheckAccount(StoredEvent stored, EmissionSource before)
    {
        var next = Math.Max(before.Account, before.Version) + 1;
        var fits = stored.Event switch
        {
            SourceConfigured configured => configured.Account == next || (configured.Account == 0 && before.Account == 0),
            ValuesTaken taken => taken.Account == next || taken.Account == before.Account,
            HistoryRestated restated => before.HistoryPending && restated.Account == before.Account && MeteringRecords.Date(restated.Before) <= before.Pages.Keys.First(),
            _ => true,
        };
        if (!fits)
            findings.Report(stored.Ordering, $"event {stored.Sequence} of {stored.PersistenceId} does not go on with the account after {before.Account}");
    }
}

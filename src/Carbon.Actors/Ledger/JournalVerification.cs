using Carbon.Persistence;
using Carbon.Registry.Entries;
using Microsoft.Data.Sqlite;

namespace Carbon.Ledger;

/// <summary>Result of a verification.</summary>
/// <param name="Events">Events read.</param>
/// <param name="FirstBad">The first that is not as it should be; null where all are.</param>
/// <param name="FiguresChecked">Figures recomputed and compared, digit by digit.</param>
/// <param name="FiguresDifferent">Figures that do not come out as recorded.</param>
public sealed record Verification(long Events, BadEvent? FirstBad, long FiguresChecked, long FiguresDifferent);

/// <summary>Reads a journal from its first event and recomputes every figure in it from the recorded readings; looks whether vouchers are what was attached.</summary>
public sealed class JournalVerification
{
    private const int Run = 2000;
    private readonly Findings _findings = new();
    private readonly VoucherAudit? _vouchers;
    private readonly Dictionary<string, MeterAudit> _meters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceAudit> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnitAudit> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ItemAudit> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);

    /// <summary>A verification.</summary>
    /// <param name="vouchers">Where vouchers are kept; null: they are not looked at.</param>
    public JournalVerification(VoucherFolder? vouchers = null) => _vouchers = vouchers is null ? null : new VoucherAudit(_findings, vouchers);

    /// <summary>Verifies a journal file.</summary>
    public Verification Verify(string journalFile)
    {
        var (events, ordering) = (0L, 0L);
        try
        {
            using var reader = new JournalReader(journalFile);
            for (var run = reader.After(0, Run); run.Count > 0; run = reader.After(ordering, Run))
            {
                foreach (var stored in run)
                    Take(stored);
                events += run.Count;
                ordering = run[^1].Ordering;
            }
            foreach (var meter in _meters.Values)
                meter.Finish(ordering);
            foreach (var item in _items.Values)
                item.Finish(ordering);
            foreach (var unit in _units.Values)
                unit.Finish(ordering);
            foreach (var source in _sources.Values)
                source.Finish(ordering);
            foreach (var (id, source) in _sources)
            {
                foreach (var unit in _units.Values)
                    unit.CompareWith($"source:{id}", source, ordering);
                source.CompareWith(_meters, ordering);
                foreach (var item in _items.Values)
                    item.CompareWith(source.State, ordering);
            }
            _vouchers?.Finish();
        }
        catch (DamagedEventException e)
        {
            _findings.Report(e.Ordering, e.Message);
        }
        catch (SqliteException e)
        {
            _findings.Report(ordering + 1, $"the journal file cannot be read beyond place {ordering}: {e.Message}");
        }
        return new Verification(events, _findings.First, _findings.Checked, _findings.Different);
    }

    private void Take(StoredEvent stored)
    {
        var expected = _sequences.GetValueOrDefault(stored.PersistenceId) + 1;
        if (stored.Sequence != expected)
            _findings.Report(stored.Ordering, $"{stored.PersistenceId} goes on with event {stored.Sequence} where {expected} should stand: events are missing or out of order");
        _sequences[stored.PersistenceId] = stored.Sequence;
        try
        {
            switch (stored.Kind)
            {
                case "meter":
                    Of(_meters, stored.EntityId, f => new MeterAudit(f)).Take(stored);
                    break;
                case "source":
                    Of(_sources, stored.EntityId, f => new SourceAudit(f)).Take(stored);
                    break;
                case "item":
                    Of(_items, stored.EntityId, f => new ItemAudit(f)).Take(stored);
                    _vouchers?.Take(stored);
                    break;
                case "boundary" or "factory":
                    Of(_units, stored.PersistenceId, f => new UnitAudit(f)).Take(stored);
                    break;
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException or NullReferenceException or OverflowException)
        {
            throw new DamagedEventException(stored.Ordering, stored.PersistenceId, stored.Sequence, e);
        }
    }

    private T Of<T>(Dictionary<string, T> audits, string id, Func<Findings, T> create)
    {
        if (!audits.TryGetValue(id, out var audit))
            audits[id] = audit = create(_findings);
        return audit;
    }
}

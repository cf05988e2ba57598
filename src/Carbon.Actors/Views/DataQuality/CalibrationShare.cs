using Carbon.Metering;
using Carbon.Metering.Calibration;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>How many tonnes of a period are of hours in which an instrument behind them had no valid calibration.</summary>
/// <param name="db">The views.</param>
/// <param name="zone">Time zone of the plant.</param>
/// <param name="sums">Tonnes of sources.</param>
/// <param name="instruments">Meters that are instruments; what people enter has no calibration.</param>
/// <param name="from">Start of the period, ms.</param>
/// <param name="to">First instant after it, ms.</param>
internal sealed class CalibrationShare(DataConnection db, TimeZoneInfo zone, SourceSums sums, IReadOnlySet<string> instruments, long from, long to)
{
    private readonly Dictionary<string, CalibrationHistory> histories = InstrumentHistories.All(db, zone);

    /// <summary>Gross tonnes without valid calibration, and the part of them of which nothing is recorded, after shares.</summary>
    public (decimal Out, decimal Unknown) Of(IReadOnlyList<ScopedSource> sources, Dictionary<ScopedSource, SourceTonnes> tonnes) => (
        Tonnes(sources, tonnes, _ => true),
        Tonnes(sources, tonnes, _ => true) - Tonnes(sources, tonnes, m => !IsUnknown(m)));

    /// <summary>Those of the meters that had no valid calibration at some time of the period.</summary>
    public IReadOnlyList<UncalibratedInstrument> Instruments(IReadOnlyList<string> meters) =>
        [.. meters.Where(instruments.Contains)
            .Select(m => (Meter: m, Gaps: Gaps(m).ToList()))
            .Where(m => m.Gaps.Count > 0)
            .Select(m => new UncalibratedInstrument(m.Meter, IsUnknown(m.Meter), [.. m.Gaps.Select(g => (Local(g.From), Local(g.To)))]))
            .OrderBy(m => m.Meter, StringComparer.Ordinal)];

    private decimal Tonnes(IReadOnlyList<ScopedSource> sources, Dictionary<ScopedSource, SourceTonnes> tonnes, Func<string, bool> counts)
    {
        var whole = 0m;
        var parts = new Dictionary<Stretch, List<ScopedSource>>();
        foreach (var source in sources)
        {
            var meters = source.Entry.Record.Activities.SelectMany(a => a.Terms).Select(t => t.Meter).Distinct().Where(m => instruments.Contains(m) && counts(m));
            foreach (var gap in Union(meters.SelectMany(Gaps)))
            {
                var stretch = new Stretch(Math.Max(gap.From, source.Time.From), Math.Min(gap.To, source.Time.To));
                if (stretch.From >= stretch.To)
                    continue;
                if (stretch == source.Time)
                    whole += Math.Abs(tonnes[source].Tonnes) * source.Share;
                else if (parts.TryGetValue(stretch, out var held))
                    held.Add(source);
                else
                    parts[stretch] = [source];
            }
        }
        foreach (var (stretch, those) in parts)
        {
            var part = sums.Of([.. those.Select(s => s.Entry)], stretch.From, stretch.To);
            whole += those.Sum(s => Math.Abs(part.GetValueOrDefault(s.Entry.Key).Tonnes) * s.Share);
        }
        return whole;
    }

    private bool IsUnknown(string meter) => histories.GetValueOrDefault(meter)?.IsUnknown ?? true;

    private IEnumerable<Stretch> Gaps(string meter) => histories.TryGetValue(meter, out var history) ? history.Gaps(from, to) : [new Stretch(from, to)];

    private static IEnumerable<Stretch> Union(IEnumerable<Stretch> stretches)
    {
        Stretch? open = null;
        foreach (var next in stretches.OrderBy(s => s.From))
        {
            if (open is { } held && next.From <= held.To)
            {
                open = held with { To = Math.Max(held.To, next.To) };
                continue;
            }
            if (open is { } done)
                yield return done;
            open = next;
        }
        if (open is { } last)
            yield return last;
    }

    private DateTimeOffset Local(long instant) => TimeZoneInfo.ConvertTime(MeteringRecords.Time(instant), zone);
}

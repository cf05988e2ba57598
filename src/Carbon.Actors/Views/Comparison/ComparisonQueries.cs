using Carbon.Accounting.Comparison;
using Carbon.Accounting.Sources;
using Carbon.Boundaries;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Views.Figures;

namespace Carbon.Views.Comparison;

/// <summary>Compares figures as reported, as known at a time, as recorded and as they come to now; also with a configuration that is only proposed.</summary>
/// <param name="known">Sources and units as they were known.</param>
/// <param name="catalogue">What there is.</param>
/// <param name="zone">The plant's time zone.</param>
public sealed class ComparisonQueries(KnownJournal known, PlantCatalogue catalogue, PlantZone zone)
{
    /// <summary>Compares two states of a scope over whole days.</summary>
    /// <param name="scope">What is compared.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Day after the last.</param>
    /// <param name="left">The first state.</param>
    /// <param name="right">The second state.</param>
    /// <param name="problem">Why there is no comparison.</param>
    /// <returns>Null with a problem.</returns>
    public FigureComparison? Compare(FigureScope scope, DateOnly from, DateOnly to, ComparisonSide left, ComparisonSide right, out string problem)
    {
        if (ScopeShares.Of(scope, catalogue) is null)
        {
            problem = $"There is no {scope.Kind} '{scope.Id}'.";
            return null;
        }
        if (!TryInstant(left, from, to, out var before, out problem) || !TryInstant(right, from, to, out var after, out problem))
            return null;
        var (sharesLeft, sharesRight) = (Shares(scope, before), Shares(scope, after));
        var differences = new List<SourceDifference>();
        foreach (var id in sharesLeft.Keys.Union(sharesRight.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (known.Source(id, before), known.Source(id, after));
            differences.Add(SourceComparison.Compare(
                id,
                Standing(old, sharesLeft.GetValueOrDefault(id, DatedShare.None), left, scope),
                Standing(now, sharesRight.GetValueOrDefault(id, DatedShare.None), right, scope),
                Days(from, to)));
        }
        return new FigureComparison(
            differences.Sum(d => d.Left), differences.Sum(d => d.Right),
            Enum.GetValues<ChangeCause>().ToDictionary(c => c, c => differences.Sum(d => d.Parts[c])),
            [.. differences.Where(d => d.Left != d.Right || d.Changes.Count > 0).OrderByDescending(d => Math.Abs(d.Right - d.Left))],
            Instant(before), Instant(after));
    }

    /// <summary>What a source comes to with a proposed configuration, against what is recorded; its share is 1.</summary>
    public SourceDifference Preview(SourceRecord proposed, DateOnly from, DateOnly to)
    {
        var history = known.Source(proposed.Id, long.MaxValue);
        var recorded = new SourceStanding(history.Configuration, history.Values, history, _ => 1m, false);
        return SourceComparison.Compare(proposed.Id, recorded, recorded with { Configuration = proposed, Recomputed = true }, Days(from, to));
    }

    /// <summary>Every settled state of a figure, oldest first; null where there is no such figure.</summary>
    public IReadOnlyList<FigureRevision>? Revisions(FigureId id)
    {
        if (id.Step == FigureStep.Hour || !FigurePeriod.TryParse(id.Step, id.Period, zone.Zone, out var period) || ScopeShares.Of(id.Scope, catalogue) is not { } shares)
            return null;
        var (from, to) = (MeteringRecords.Record(zone.Day(period.Start)), MeteringRecords.Record(zone.Day(period.End)));
        var sources = catalogue.Sources().Select(s => s.Record).Where(s => shares.ContainsKey(s.Id) && FigureQueries.IsPart(s, id)).ToDictionary(s => s.Id);
        var changes = sources.Keys
            .SelectMany(s => known.Revisions(s, from, to).Select(r => (Id: s, r.Written, r.Day)))
            .Where(r => shares[r.Id].On(MeteringRecords.Date(r.Day.Date)) != 0m)
            .OrderBy(r => r.Written);
        var standing = new Dictionary<(string, int), EmissionDayRecord>();
        var revisions = new List<FigureRevision>();
        foreach (var together in changes.GroupBy(c => c.Written))
        {
            foreach (var (source, _, day) in together)
                standing[(source, day.Date)] = day;
            revisions.Add(new FigureRevision(
                MeteringRecords.Time(together.Key),
                standing.GroupBy(d => d.Key.Item1).Sum(days => Counted(sources[days.Key], shares[days.Key], id.Step, days.Select(d => d.Value))),
                standing.Sum(d => d.Value.Revision),
                [.. together.Select(c => c.Id).Distinct()]));
        }
        return revisions;
    }

    /// <summary>Periods marked as reported, oldest first.</summary>
    public IReadOnlyList<PeriodReported> Reports(string plant) => known.Reports(plant);

    private static decimal Counted(SourceRecord source, DatedShare share, FigureStep step, IEnumerable<EmissionDayRecord> days)
    {
        var sum = days.Sum(d => share.On(MeteringRecords.Date(d.Date)) * d.Categories.Sum(c => c.Tonnes.ToDecimal()));
        return step == FigureStep.Year && CountedYear.IsFloored(source, sum) ? 0m : sum;
    }

    private static SourceStanding Standing(SourceHistory history, DatedShare share, ComparisonSide side, FigureScope scope) => new(
        history.Configuration, history.Values, history,
        history.Configuration is null || (history.Configuration.Apart && scope.Kind != "source") ? _ => 0m : share.On,
        side.Kind == ComparisonKind.Recomputed);

    /// <summary>The instant (ms) at which what a side knows ends.</summary>
    private bool TryInstant(ComparisonSide side, DateOnly from, DateOnly to, out long instant, out string problem)
    {
        (instant, problem) = (side.Instant?.ToUnixTimeMilliseconds() ?? long.MaxValue, "");
        if (side.Kind != ComparisonKind.Reported)
            return true;
        var (first, last) = (MeteringRecords.Record(from), MeteringRecords.Record(to.AddDays(-1)));
        var mark = catalogue.Plants().SelectMany(p => known.Reports(p.Id)).Where(r => r.From <= first && r.To >= last).OrderBy(r => r.At).LastOrDefault();
        if (mark is null)
        {
            problem = $"No report is marked that covers {from:yyyy-MM-dd} to {to.AddDays(-1):yyyy-MM-dd}; mark the period as reported first, or compare with known:DATE.";
            return false;
        }
        instant = mark.At;
        return true;
    }

    private IReadOnlyDictionary<string, DatedShare> Shares(FigureScope scope, long before)
    {
        if (before == long.MaxValue)
            return ScopeShares.Of(scope, catalogue)!;
        var plants = catalogue.Plants().Select(p => known.Factory(p.Id, before)).OfType<FactoryRecord>().ToList();
        var boundaries = catalogue.Boundaries().Select(b => known.Boundary(b.Id, before)).OfType<BoundaryRecord>().ToDictionary(b => b.Id);
        return ScopeShares.Of(scope, catalogue.Sources(), boundaries, plants) ?? new Dictionary<string, DatedShare>();
    }

    private static List<DateOnly> Days(DateOnly from, DateOnly to) => [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(from.AddDays)];

    private static DateTimeOffset? Instant(long milliseconds) => milliseconds == long.MaxValue ? null : MeteringRecords.Time(milliseconds);
}

using Carbon.Accounting.Sources;
using Carbon.Boundaries;
using Carbon.Metering.Calibration;
using Carbon.Views.Figures;

namespace Carbon.Views.DataQuality;

/// <summary>
/// A source for a time in which it counts in the figure of a scope: its share is the same throughout. Left out are the days on which it is no
/// member, and calendar years of the period that count as 0 because net purchased energy of a year does not fall below it.
/// </summary>
/// <param name="Entry">The source.</param>
/// <param name="Share">How much of it counts.</param>
/// <param name="Time">When.</param>
internal sealed record ScopedSource(SourceEntry Entry, decimal Share, Stretch Time)
{
    /// <summary>The sources that count in a scope's total, in order; null where the scope does not exist. Sources shown apart count only by themselves.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="catalogue">What there is.</param>
    /// <param name="zone">Time zone of the plant.</param>
    /// <param name="sums">Tonnes of sources.</param>
    /// <param name="period">The period.</param>
    public static IReadOnlyList<ScopedSource>? Of(FigureScope scope, PlantCatalogue catalogue, TimeZoneInfo zone, SourceSums sums, Stretch period)
    {
        if (ScopeShares.Of(scope, catalogue) is not { } shares)
            return null;
        var counted = catalogue.Sources()
            .Where(s => shares.ContainsKey(s.Record.Id) && (scope.Kind == "source" || !s.Record.Apart))
            .SelectMany(s => Pieces(s, shares[s.Record.Id], zone, period))
            .ToList();
        var years = CountedYear.Whole(FirstDay(period.From, zone), PeriodCut.Day(period.To, zone))
            .Select(y => new Stretch(PeriodCut.Start(y.From, zone), PeriodCut.Start(y.End, zone))).ToList();
        return [.. counted.GroupBy(s => s.Entry.Key).SelectMany(same => years.Where(y => IsFloored([.. same], y, sums)).Aggregate(same.AsEnumerable(), (left, year) => left.SelectMany(s => s.Without(year))))];
    }

    private static IEnumerable<ScopedSource> Pieces(SourceEntry entry, DatedShare share, TimeZoneInfo zone, Stretch period) =>
        from piece in share.Within(PeriodCut.Day(period.From, zone), PeriodCut.Day(period.To - 1, zone).AddDays(1))
        let time = Common(period, new Stretch(PeriodCut.Start(piece.From, zone), PeriodCut.Start(piece.End, zone)))
        where time.From < time.To
        select new ScopedSource(entry, piece.Share, time);

    private static bool IsFloored(IReadOnlyList<ScopedSource> pieces, Stretch year, SourceSums sums)
    {
        if (pieces[0].Entry.Record.Floor != "year")
            return false;
        var inside = pieces.Select(p => p with { Time = Common(p.Time, year) }).Where(p => p.Time.From < p.Time.To);
        return CountedYear.IsFloored(pieces[0].Entry.Record, inside.Sum(p => sums.Of([p.Entry], p.Time.From, p.Time.To).GetValueOrDefault(p.Entry.Key).Tonnes * p.Share));
    }

    private IEnumerable<ScopedSource> Without(Stretch time) =>
        new[] { new Stretch(Time.From, Math.Min(Time.To, time.From)), new Stretch(Math.Max(Time.From, time.To), Time.To) }
            .Where(s => s.From < s.To).Select(s => this with { Time = s });

    /// <summary>The first whole local day from an instant on.</summary>
    private static DateOnly FirstDay(long instant, TimeZoneInfo zone) =>
        PeriodCut.Day(instant, zone) is var day && PeriodCut.Start(day, zone) < instant ? day.AddDays(1) : day;

    private static Stretch Common(Stretch a, Stretch b) => new(Math.Max(a.From, b.From), Math.Min(a.To, b.To));
}

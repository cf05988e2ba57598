using Carbon.Accounting.Sources;
using Carbon.Boundaries;
using Carbon.Metering;
using LinqToDB.Data;

namespace Carbon.Views.Figures;

/// <summary>
/// Emission figures of any scope, step and breakdown; a total is always the sum of its parts, to the last digit. Sources shown apart are
/// parts of none: they come as figures of their own.
/// </summary>
public sealed class FigureQueries(ViewsDatabase views, PlantCatalogue catalogue, PlantZone zone, LiveEmissions live, RestatedHours? restated = null)
{
    private const string Sums =
        "sum(tonnes) AS Tonnes, sum(estimated) AS Estimated, sum(filled) AS Filled, sum(manual) AS Manual, sum(review) AS Review, sum(revision) AS Revision";

    /// <summary>Figures of all periods that overlap [from, to), oldest first; null where the scope does not exist.</summary>
    public IReadOnlyList<EmissionFigure>? Emissions(FigureScope scope, DateTimeOffset from, DateTimeOffset to, FigureStep step, FigureSplit split)
    {
        var shares = ScopeShares.Of(scope, catalogue);
        if (shares is null)
            return null;
        var sources = catalogue.Sources().Where(s => shares.ContainsKey(s.Record.Id)).ToDictionary(s => s.Key);
        var sums = new SortedDictionary<(DateTimeOffset Start, string Key, bool Apart), FigureSum>();
        var rows = step == FigureStep.Hour
            ? Hours(sources, from, to).Select(r => (Row: r, Share: shares[sources[r.Source].Record.Id].On(zone.Day(MeteringRecords.Time(r.Bucket))))).Where(r => r.Share != 0m)
            : Days(sources, shares, from, to, step);
        foreach (var parts in rows.Where(r => Counts(sources[r.Row.Source])).GroupBy(r => (r.Row.Source, r.Row.Bucket)))
        {
            var source = sources[parts.Key.Source];
            var floored = step == FigureStep.Year && CountedYear.IsFloored(source.Record, parts.Sum(p => p.Row.Tonnes * p.Share));
            foreach (var (row, share) in parts)
                SumOf(Instant(row.Bucket, step), source).Add(row, share, floored);
        }
        foreach (var (source, hour) in Open(sources.Values.Where(Counts), from, to))
        {
            var start = MeteringRecords.Time(hour.Start);
            if (shares[source.Record.Id].On(zone.Day(start)) is not 0m and var share)
                SumOf(start, source).AddLive(hour.Tonnes * share);
        }
        return [.. sums.Select(s => Figure(new FigureId(scope, step, s.Value.Period.ToString(), split, s.Key.Key, s.Value.Revision) { Apart = s.Key.Apart }, s.Value))];

        bool Counts(SourceEntry source) => !source.Record.Apart || split != FigureSplit.Total || scope.Kind == "source";

        FigureSum SumOf(DateTimeOffset instant, SourceEntry source)
        {
            var period = FigurePeriod.Of(step, instant, zone.Zone);
            var key = (period.Start, Key(split, source), source.Record.Apart);
            return sums.TryGetValue(key, out var sum) ? sum : sums[key] = new FigureSum(period);
        }
    }

    /// <summary>The figure of an id, as it stands now; null where there is none.</summary>
    public EmissionFigure? Figure(FigureId id) =>
        FigurePeriod.TryParse(id.Step, id.Period, zone.Zone, out var period)
            ? Emissions(id.Scope, period.Start, period.End, id.Step, id.Split)?.FirstOrDefault(f => f.Key == id.Key && f.Apart == id.Apart && f.Period.Start == period.Start)
            : null;

    /// <summary>True where a source counts in the figure of an id, its scope left aside.</summary>
    internal static bool IsPart(Contracts.SourceRecord source, FigureId id) => (id.Scope.Kind == "source" || source.Apart == id.Apart) && id.Split switch
    {
        FigureSplit.Category => source.Category == id.Key,
        FigureSplit.Source => source.Id == id.Key,
        FigureSplit.Gas => source.Gas == id.Key,
        _ => true,
    };

    private static EmissionFigure Figure(FigureId id, FigureSum sum) => new(
        id,
        sum.Period,
        id.Key,
        sum.Tonnes,
        QualityShares.Of(sum.Gross, sum.Estimated, sum.Filled, sum.Manual, sum.Review),
        sum.Settled)
    {
        Live = sum.Live,
        Floored = sum.Floored,
    };

    private static string Key(FigureSplit split, SourceEntry source) => split switch
    {
        FigureSplit.Category => source.Record.Category,
        FigureSplit.Source => source.Record.Id,
        FigureSplit.Gas => source.Record.Gas,
        _ => "",
    };

    /// <summary>Open hours in [from, to), without those that the views hold as accounted by now.</summary>
    private List<(SourceEntry Source, LiveHour Hour)> Open(IEnumerable<SourceEntry> sources, DateTimeOffset from, DateTimeOffset to)
    {
        var (first, after) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        var open = sources
            .SelectMany(s => live.Of(s.Record.Id)?.Hours.Where(h => h.Start >= first && h.Start < after).Select(h => (Source: s, Hour: h)) ?? [])
            .ToList();
        if (open.Count == 0)
            return open;
        using var db = views.Query();
        var accounted = db.Query<AccountedRow>(
            $"SELECT source AS Source, start AS Start FROM emission_hour WHERE source IN ({KeyList.Of(open.Select(o => o.Source.Key).Distinct())}) AND start >= @from",
            new DataParameter("@from", open.Min(o => o.Hour.Start))).Select(r => (r.Source, r.Start)).ToHashSet();
        return [.. open.Where(o => !accounted.Contains((o.Source.Key, o.Hour.Start)))];
    }

    private List<FigureRow> Hours(Dictionary<long, SourceEntry> sources, DateTimeOffset from, DateTimeOffset to)
    {
        var first = FigurePeriod.Of(FigureStep.Hour, from, zone.Zone).Start;
        List<FigureRow> rows;
        using (var db = views.Query())
        {
            rows = db.Query<FigureRow>(
                $"SELECT source AS Source, start AS Bucket, {Sums}, 1 AS Settled FROM emission_hour WHERE source IN ({KeyList.Of(sources.Keys)}) AND start >= @from AND start < @to AND {restated?.Stands ?? "1 = 1"} GROUP BY source, start",
                new DataParameter("@from", first.ToUnixTimeMilliseconds()),
                new DataParameter("@to", to.ToUnixTimeMilliseconds())).ToList();
        }
        foreach (var hour in restated?.Of(sources.Values, first, to) ?? [])
            rows.Add(FigureRow.Of(hour, sources[hour.Source].Record.Sign));
        return rows;
    }

    /// <summary>Sums of days, a row for each stretch of a bucket in which the source's share is the same.</summary>
    private List<(FigureRow Row, decimal Share)> Days(
        Dictionary<long, SourceEntry> sources, IReadOnlyDictionary<string, DatedShare> shares, DateTimeOffset from, DateTimeOffset to, FigureStep step)
    {
        var (first, end) = (zone.Day(FigurePeriod.Of(step, from, zone.Zone).Start), zone.Day(FigurePeriod.Of(step, to.AddTicks(-1), zone.Zone).End));
        return [.. sources.Values
            .SelectMany(s => shares[s.Record.Id].Within(first, end).Select(piece => (s.Key, Piece: piece)))
            .GroupBy(s => (s.Piece.From, s.Piece.End))
            .SelectMany(same =>
            {
                var share = same.ToDictionary(s => s.Key, s => s.Piece.Share);
                return Days(share.Keys, same.Key.From, same.Key.End, step).Select(row => (row, share[row.Source]));
            })];
    }

    private List<FigureRow> Days(IEnumerable<long> sources, DateOnly first, DateOnly end, FigureStep step)
    {
        var bucket = step switch
        {
            FigureStep.Day => "date",
            FigureStep.Month => "date / 100 * 100 + 1",
            FigureStep.Quarter => "date / 10000 * 10000 + ((date / 100 % 100 - 1) / 3 * 3 + 1) * 100 + 1",
            _ => "date / 10000 * 10000 + 101",
        };
        using var db = views.Query();
        return db.Query<FigureRow>(
            $"SELECT source AS Source, {bucket} AS Bucket, {Sums}, min(settled) AS Settled FROM emission_day WHERE source IN ({KeyList.Of(sources)}) AND date >= @from AND date < @to GROUP BY source, Bucket",
            new DataParameter("@from", MeteringRecords.Record(first)),
            new DataParameter("@to", MeteringRecords.Record(end))).ToList();
    }

    private DateTimeOffset Instant(long bucket, FigureStep step) => step == FigureStep.Hour
        ? DateTimeOffset.FromUnixTimeMilliseconds(bucket)
        : LocalMidnight.Of(MeteringRecords.Date((int)bucket), zone.Zone).AddHours(12);


    private sealed class AccountedRow
    {
        public long Source { get; set; }

        public long Start { get; set; }
    }
}

using Carbon.Accounting.Sources;
using Carbon.Boundaries;
using Carbon.Contracts;
using Carbon.Portal.Figures;
using Carbon.Portal.Language;
using Carbon.Views;
using Carbon.Views.Figures;
using Carbon.Views.Meters;

namespace Carbon.Portal.Boundaries;

/// <summary>Builds the boundary of a plant from its configuration, with the tonnes of a period.</summary>
/// <param name="catalogue">Units, sources and meters.</param>
/// <param name="figures">Emission figures.</param>
/// <param name="meters">Quantities of meters.</param>
/// <param name="zone">The plant's time zone.</param>
/// <param name="words">Words of the portal.</param>
public sealed class BoundaryTree(PlantCatalogue catalogue, FigureQueries figures, MeterQueries meters, PlantZone zone, Words words)
{
    private const int Deepest = 32;
    private static readonly TimeSpan Short = TimeSpan.FromDays(2);

    /// <summary>The plant with everything below it.</summary>
    public BoundaryNode Read(FactoryRecord plant, ChosenPeriod period)
    {
        var records = new Records(
            catalogue.Boundaries().ToDictionary(b => b.Id), catalogue.Sources().ToDictionary(s => s.Record.Id, s => s.Record), catalogue.Meters().ToDictionary(m => m.Id), period);
        var (tonnes, figure) = Own(new FigureScope("plant", plant.Id), period);
        return new BoundaryNode(BoundaryLevel.Plant, plant.Id, words.Name(plant.NameZh, plant.NameEn), "", 1m, tonnes, figure, Members(plant.Members, DatedShare.Whole, records, 0));
    }

    /// <summary>Meters of a plant that feed no source within its boundary.</summary>
    public static IReadOnlyList<MeterView> Unbound(BoundaryNode plant, IEnumerable<MeterView> all)
    {
        var bound = Flat(plant).Where(n => n.Level == BoundaryLevel.Meter).Select(n => n.Id).ToHashSet();
        return [.. all.Where(m => !bound.Contains(m.Id))];
    }

    /// <summary>A node and everything below it.</summary>
    public static IEnumerable<BoundaryNode> Flat(BoundaryNode node) => node.Children.SelectMany(Flat).Prepend(node);

    private List<BoundaryNode> Members(IEnumerable<MemberRecord> members, DatedShare above, Records records, int depth)
    {
        var nodes = new List<BoundaryNode>();
        foreach (var member in members)
        {
            var colon = member.Entity.IndexOf(':', StringComparison.Ordinal);
            var (kind, id) = (member.Entity[..colon], member.Entity[(colon + 1)..]);
            var counts = above.Times(DatedShare.Of(member));
            if (!counts.Within(Day(records.Period.Start(zone.Zone)), Day(records.Period.End(zone.Zone).AddTicks(-1)).AddDays(1)).Any())
                continue;
            var share = member.Share.ToDecimal();
            var (tonnes, figure) = Own(new FigureScope(kind, id), records.Period);
            if (kind == "source" && records.Sources.TryGetValue(id, out var source))
            {
                var counted = Counted(tonnes, new FigureScope(kind, id), counts, records.Period, source);
                nodes.Add(new BoundaryNode(BoundaryLevel.Source, id, words.Name(source.NameZh, source.NameEn), source.Category, share, counted, figure, Meters(source, counted, figure, records)));
            }
            else if (kind == "boundary" && depth < Deepest && records.Boundaries.TryGetValue(id, out var unit))
            {
                nodes.Add(new BoundaryNode(BoundaryLevel.Unit, id, words.Name(unit.NameZh, unit.NameEn), "", share, Counted(tonnes, new FigureScope(kind, id), counts, records.Period, null), figure,
                    Members(unit.Members, counts, records, depth + 1)));
            }
        }
        return nodes;
    }

    private List<BoundaryNode> Meters(SourceRecord source, decimal? tonnes, FigureId? figure, Records records)
    {
        var terms = source.Activities.SelectMany(a => a.Terms).DistinctBy(t => (t.Meter, t.Point)).ToList();
        var (from, to) = (records.Period.Start(zone.Zone), records.Period.End(zone.Zone));
        if (terms.Count > 1 && !IsSum(source))
            return [.. terms.Select(t => t.Meter).Distinct().Select(m => Meter(m, source.Category, 1m, null, figure, records))];
        var sizes = terms.Select(t => terms.Count > 1 ? Quantity(t, from, to) : 1m).ToList();
        var whole = sizes.Sum();
        return [.. terms.Select((t, i) => (Term: t, Size: sizes[i])).GroupBy(t => t.Term.Meter).Select(g =>
        {
            var part = whole == 0m ? 1m / terms.Count * g.Count() : g.Sum(t => t.Size) / whole;
            return Meter(g.Key, source.Category, part, tonnes * part, figure, records);
        })];
    }

    private decimal Quantity(TermRecord term, DateTimeOffset from, DateTimeOffset to) =>
        (to - from <= Short ? meters.Hours(term.Meter, term.Point, from, to) : meters.Days(term.Meter, term.Point, from, to)).Sum(f => Math.Abs(f.Quantity));

    /// <summary>True where the activity data are points added up: only then a meter has tonnes of its own.</summary>
    private static bool IsSum(SourceRecord source) => source.Activities is [var activity]
        && activity.Terms.Select(t => t.Unit).Distinct().Count() == 1
        && activity.Expression.Split('+').All(part => activity.Terms.Any(t => t.Name == part.Trim()));

    private BoundaryNode Meter(string id, string category, decimal part, decimal? tonnes, FigureId? figure, Records records)
    {
        var name = records.Meters.GetValueOrDefault(id)?.Instrument is { } instrument ? words.Name(instrument.NameZh, instrument.NameEn) : id;
        return new BoundaryNode(BoundaryLevel.Meter, id, name, category, part, tonnes, figure, []);
    }

    /// <summary>What of a unit or source counts in the plant: by its share, or day by day where that changes.</summary>
    private decimal? Counted(decimal? whole, FigureScope scope, DatedShare share, ChosenPeriod period, SourceRecord? source)
    {
        var (from, to) = (period.Start(zone.Zone), period.End(zone.Zone));
        var (first, end) = (Day(from), Day(to.AddTicks(-1)).AddDays(1));
        if (share.Within(first, end).ToList() is [var only] && only.From == first && only.End == end)
            return whole * only.Share;
        var sum = (figures.Emissions(scope, from, to, FigureStep.Day, FigureSplit.Total) ?? []).Sum(f => f.Tonnes * share.On(Day(f.Period.Start)));
        return period.Step == FigureStep.Year && CountedYear.IsFloored(source, sum) ? 0m : sum;
    }

    private DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone.Zone).DateTime);

    private (decimal? Tonnes, FigureId? Figure) Own(FigureScope scope, ChosenPeriod period)
    {
        var own = figures.Emissions(scope, period.Start(zone.Zone), period.End(zone.Zone), period.Step ?? FigureStep.Day, FigureSplit.Total) ?? [];
        return own.Count == 0 ? (null, null) : (own.Sum(f => f.Tonnes), own.Count == 1 ? own[0].Id : null);
    }

    private sealed record Records(
        Dictionary<string, BoundaryRecord> Boundaries, Dictionary<string, SourceRecord> Sources, Dictionary<string, MeterRecord> Meters, ChosenPeriod Period);
}

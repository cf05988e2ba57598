using System.Globalization;
using Carbon.Accounting;
using Carbon.Accounting.Uncertainty;
using Carbon.Contracts;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>Compares every main meter with the meters below it, point by point, over the whole local days of a period.</summary>
public sealed class CrossCheckQuery(ViewsDatabase views, PlantCatalogue catalogue, PlantZone zone, UncertaintyRules rules, AccountingLibrary library)
{
    /// <summary>All checks of a plant in [from, to); null where there is no such plant; a null plant means all.</summary>
    public IReadOnlyList<CrossCheck>? Checks(string? plant, DateTimeOffset from, DateTimeOffset to)
    {
        if (plant is not null && catalogue.Plants().All(p => p.Id != plant))
            return null;
        var meters = catalogue.Meters().Where(m => plant is null || m.Plant == plant).ToDictionary(m => m.Id);
        var below = meters.Values.Where(m => m.Instrument.ParentMeter.Length > 0).ToLookup(m => m.Instrument.ParentMeter);
        var (first, after) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        using var db = views.Query();
        var points = PointEntry.All(db);
        var cut = PeriodCut.Of(first, after, zone.Zone);
        var known = new TermUncertainties(rules, meters, InstrumentHistories.All(db, zone.Zone), first, after);
        return [.. from main in meters.Values.OrderBy(m => m.Id, StringComparer.Ordinal)
                   where below.Contains(main.Id)
                   from point in main.Points
                   let subs = below[main.Id].OrderBy(m => m.Id, StringComparer.Ordinal).Select(m => (Meter: m, Point: Counterpart(point, m))).Where(s => s.Point is not null).ToList()
                   where subs.Count > 0
                   select Compare(db, main, point, [.. subs.Select(s => (s.Meter, s.Point!))], points, cut, known)];
    }

    private CrossCheck Compare(
        DataConnection db, MeterRecord main, PointRecord point, IReadOnlyList<(MeterRecord Meter, PointRecord Point)> subs,
        Dictionary<(string, string), PointEntry> points, PeriodCut cut, TermUncertainties known)
    {
        (MeterRecord Meter, PointRecord Point)[] all = [(main, point), .. subs];
        var series = all.Select(p => points.TryGetValue((p.Meter.Id, p.Point.Id), out var entry) ? Days(db, entry.Key, cut, Scale(p.Point.Unit, point.Unit)) : []).ToList();
        var common = series.Select(s => s.Keys.ToHashSet()).Aggregate((a, b) => [.. a.Where(b.Contains)]);
        var some = series.SelectMany(s => s.Keys).Distinct().Count();
        var sums = series.Select(s => common.Aggregate(default((decimal Value, decimal Filled)), (sum, d) => (sum.Value + s[d].Value, sum.Filled + s[d].Filled))).ToList();
        var variance = 0d;
        var unknown = new List<string>();
        for (var i = 0; i < all.Length; i++)
        {
            var uncertainty = known.Of(all[i].Meter.Id, all[i].Point.Id);
            if (uncertainty.Instrument.Standard is not { } standard)
                unknown.Add(all[i].Meter.Id);
            else
                variance += Square((sums[i].Value - sums[i].Filled) * standard) + Square(sums[i].Filled * (uncertainty.Filled.Standard ?? 1m));
        }
        return new CrossCheck(
            main.Id, point.Id, point.Unit, [.. subs.Select(s => (s.Meter.Id, s.Point.Id))], sums[0].Value, sums.Skip(1).Sum(s => s.Value),
            unknown.Count > 0 ? null : Significant.Of(2d * Math.Sqrt(variance)), common.Count, some - common.Count, unknown);
    }

    private static double Square(decimal value) => (double)value * (double)value;

    /// <summary>The point of a sub-meter that measures the same: of the same id and kind of unit, else the only one of that kind.</summary>
    private PointRecord? Counterpart(PointRecord main, MeterRecord sub) =>
        sub.Points.FirstOrDefault(p => p.Id == main.Id && Fits(p.Unit, main.Unit))
        ?? (sub.Points.Where(p => Fits(p.Unit, main.Unit)).Take(2).ToList() is [var only] ? only : null);

    private bool Fits(string unit, string other) => unit == other || (library.Units.Find(unit) is { } u && library.Units.Find(other) is { } o && u.Fits(o));

    private decimal Scale(string from, string to) => from == to ? 1m : library.Units.Convert(1m, from, to);

    private static Dictionary<int, (decimal Value, decimal Filled)> Days(DataConnection db, long point, PeriodCut cut, decimal scale) => db.Query<Row>(
        "SELECT date AS Date, increment AS Increment, filled AS Filled FROM point_day WHERE point = @point AND date >= @from AND date < @to",
        new DataParameter("@point", point), new DataParameter("@from", cut.FirstDay), new DataParameter("@to", cut.EndDay))
        .ToDictionary(r => (int)r.Date, r => (Number(r.Increment) * scale, r.Filled is null ? 0m : Number(r.Filled) * scale));

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private sealed class Row
    {
        public long Date { get; set; }

        public string Increment { get; set; } = "";

        public string? Filled { get; set; }
    }
}

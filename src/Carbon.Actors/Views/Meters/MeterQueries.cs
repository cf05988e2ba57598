using System.Globalization;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Views.Figures;
using LinqToDB.Data;

namespace Carbon.Views.Meters;

/// <summary>Instruments, their latest values, and the series of their points.</summary>
public sealed class MeterQueries(ViewsDatabase views, PlantZone zone)
{
    /// <summary>All meters, or those of one plant.</summary>
    public IReadOnlyList<MeterView> Meters(string? plant = null)
    {
        using var db = views.Query();
        var points = db.Query<PointRow>(PointRow.Select).ToLookup(p => p.Meter);
        return [.. db.Query<byte[]>("SELECT record FROM meter WHERE @plant IS NULL OR plant = @plant ORDER BY id", new DataParameter("@plant", plant))
            .Select(MeterRecord.Parser.ParseFrom)
            .Select(m => View(m, points[m.Id]))];
    }

    /// <summary>One meter; null where there is none.</summary>
    public MeterView? Meter(string id)
    {
        using var db = views.Query();
        var record = db.Query<byte[]>("SELECT record FROM meter WHERE id = @id", new DataParameter("@id", id)).FirstOrDefault();
        return record is null
            ? null
            : View(MeterRecord.Parser.ParseFrom(record), db.Query<PointRow>(PointRow.Select + " WHERE meter = @id", new DataParameter("@id", id)));
    }

    /// <summary>Settled hours of a point with from &lt;= start &lt; to.</summary>
    public IReadOnlyList<SeriesFigure> Hours(string meter, string point, DateTimeOffset from, DateTimeOffset to)
    {
        using var db = views.Query();
        return [.. db.Query<SeriesRow>(
            """
            SELECT h.start AS Start, h.quantity AS Quantity, h.estimated AS Estimated, h.filled AS Filled, h.manual AS Manual, h.review AS Review,
                   h.readings AS Readings, h.invalid AS Invalid, h.fills AS Fills, h.revision AS Revision
            FROM point_hour h JOIN point p ON p.key = h.point
            WHERE p.meter = @meter AND p.point = @point AND h.start >= @from AND h.start < @to ORDER BY h.start
            """,
            Parameters(meter, point, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()))
            .Select(r => r.Figure(TimeZoneInfo.ConvertTime(MeteringRecords.Time(r.Start), zone.Zone)))];
    }

    /// <summary>Settled days of a point that lie in [from, to).</summary>
    public IReadOnlyList<SeriesFigure> Days(string meter, string point, DateTimeOffset from, DateTimeOffset to)
    {
        using var db = views.Query();
        return [.. db.Query<SeriesRow>(
            """
            SELECT d.date AS Start, d.increment AS Quantity, d.minimum AS Minimum, d.maximum AS Maximum,
                   d.estimated AS Estimated, d.filled AS Filled, d.manual AS Manual, d.review AS Review,
                   d.readings AS Readings, d.invalid AS Invalid, d.fills AS Fills, d.revision AS Revision
            FROM point_day d JOIN point p ON p.key = d.point
            WHERE p.meter = @meter AND p.point = @point AND d.date >= @from AND d.date < @to ORDER BY d.date
            """,
            Parameters(meter, point, Date(from), Date(to.AddTicks(-1).AddDays(1))))
            .Select(r => r.Figure(LocalMidnight.Of(MeteringRecords.Date((int)r.Start), zone.Zone)))];
    }

    /// <summary>Months, quarters or years of a point: sums of its days (8.2.1).</summary>
    public IReadOnlyList<SeriesFigure> Periods(string meter, string point, DateTimeOffset from, DateTimeOffset to, FigureStep step) =>
        [.. Days(meter, point, FigurePeriod.Of(step, from, zone.Zone).Start, FigurePeriod.Of(step, to.AddTicks(-1), zone.Zone).End)
            .GroupBy(d => FigurePeriod.Of(step, d.Start, zone.Zone).Start)
            .Select(g => new SeriesFigure(
                g.Key,
                g.Sum(d => d.Quantity),
                g.Aggregate(Metering.QualityParts.None, (parts, d) => parts + d.Parts),
                g.Min(d => d.Minimum),
                g.Max(d => d.Maximum),
                g.Sum(d => d.Readings), g.Sum(d => d.Invalid), g.Sum(d => d.Filled), g.Sum(d => d.Revision)))];

    /// <summary>Gaps of a point that touch [from, to).</summary>
    public IReadOnlyList<GapView> Gaps(string meter, string point, DateTimeOffset from, DateTimeOffset to)
    {
        using var db = views.Query();
        return [.. db.Query<GapRow>(
            """
            SELECT g.decided_by AS DecidedBy, g.record AS Record FROM gap g JOIN point p ON p.key = g.point
            WHERE p.meter = @meter AND p.point = @point AND g.before >= @from AND g.after < @to ORDER BY g.after
            """,
            Parameters(meter, point, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()))
            .Select(r => (r.DecidedBy, Gap: GapRecord.Parser.ParseFrom(r.Record)))
            .Select(r => new GapView(
                MeteringRecords.Time(r.Gap.After), MeteringRecords.Time(r.Gap.Before), r.Gap.Missing, r.DecidedBy,
                [.. r.Gap.Fills.Select(f => new GapFill(MeteringRecords.Time(f.Time), f.Value.ToDecimal(), (FillMethod)f.Method))]))];
    }

    /// <summary>Incidents of a point in [from, to): rollovers, resets, replacements, glitches.</summary>
    public IReadOnlyList<Incident> Incidents(string meter, string point, DateTimeOffset from, DateTimeOffset to)
    {
        using var db = views.Query();
        return [.. db.Query<IncidentRow>(
            """
            SELECT i.kind AS Kind, i.time AS Time, i.before AS Before, i.after AS After, i.increment AS Increment
            FROM incident i JOIN point p ON p.key = i.point
            WHERE p.meter = @meter AND p.point = @point AND i.time >= @from AND i.time < @to ORDER BY i.time
            """,
            Parameters(meter, point, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()))
            .Select(r => new Incident((IncidentKind)r.Kind, MeteringRecords.Time(r.Time), Number(r.Before), Number(r.After), Number(r.Increment)))];
    }

    private static MeterView View(MeterRecord meter, IEnumerable<PointRow> rows)
    {
        var known = rows.ToDictionary(r => r.Point);
        return new MeterView(meter, [.. meter.Points.Select(p =>
        {
            var row = known.GetValueOrDefault(p.Id);
            return new PointView(
                p.Id, p.NameZh, p.NameEn, (PointKind)p.Kind, p.Unit,
                row?.LatestAt is { } at ? MeteringRecords.Time(at) : null,
                row?.LatestValue is { } value ? Number(value) : null,
                (Quality?)row?.LatestQuality,
                row?.SettledThrough is { } through ? MeteringRecords.Time(through) : null);
        })]);
    }

    private int Date(DateTimeOffset instant) => MeteringRecords.Record(zone.Day(instant));

    internal static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static DataParameter[] Parameters(string meter, string point, long from, long to) =>
        [new("@meter", meter), new("@point", point), new("@from", from), new("@to", to)];
}

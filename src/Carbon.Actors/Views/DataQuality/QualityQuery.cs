using Carbon.Metering;
using Carbon.Metering.Calibration;
using Carbon.Views.Figures;

namespace Carbon.Views.DataQuality;

/// <summary>What the figure of a scope and period stands on: parts, calibration of the instruments behind it, availability of their readings.</summary>
public sealed class QualityQuery(ViewsDatabase views, PlantCatalogue catalogue, PlantZone zone, AvailabilityQuery availability, RestatedHours? restated = null)
{
    /// <summary>The quality of the figure of a scope in [from, to); null where the scope does not exist.</summary>
    public FigureQuality? Of(FigureScope scope, DateTimeOffset from, DateTimeOffset to)
    {
        var (first, after) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        using var db = views.Query();
        var sums = new SourceSums(db, zone.Zone, restated);
        if (ScopedSource.Of(scope, catalogue, zone.Zone, sums, new Stretch(first, after)) is not { } sources)
            return null;
        var meters = catalogue.Meters();
        var instruments = meters.Where(m => m.Points.Any(p => p.Kind != (int)PointKind.Manual)).Select(m => m.Id).ToHashSet();
        var tonnes = sums.Of(sources);
        var calibration = new CalibrationShare(db, zone.Zone, sums, instruments, first, after);
        var counted = sources.Where(tonnes.ContainsKey).ToList();
        var uncalibrated = calibration.Of(counted, tonnes);
        var sum = counted.Aggregate(new Sum(), (sum, s) => sum.Add(tonnes[s], s.Share));
        var points = counted.SelectMany(s => s.Entry.Record.Activities).SelectMany(a => a.Terms).Select(t => (t.Meter, t.Point)).Distinct().ToList();
        var available = availability.Of(db, meters, points, first, after);
        return new FigureQuality(
            sum.Tonnes,
            QualityShares.Of(sum.Gross, sum.Estimated, sum.Filled, sum.Manual, sum.Review),
            Share(uncalibrated.Out, sum.Gross),
            Share(uncalibrated.Unknown, sum.Gross),
            available.Sum(a => a.Expected ?? 0),
            available.Sum(a => a.Expected is null ? 0 : a.Valid),
            calibration.Instruments([.. points.Select(p => p.Meter).Distinct()]));
    }

    private static decimal Share(decimal part, decimal whole) => whole == 0m ? 0m : Math.Min(1m, decimal.Round(part / whole, 4, MidpointRounding.AwayFromZero));

    /// <summary>Sums of a scope; parts are those of the sizes of its sources, so that deductions do not hide what they stand on.</summary>
    private readonly record struct Sum(decimal Tonnes, decimal Gross, decimal Estimated, decimal Filled, decimal Manual, decimal Review)
    {
        public Sum Add(SourceTonnes source, decimal share) => new(
            Tonnes + source.Tonnes * share,
            Gross + Math.Abs(source.Tonnes) * share,
            Estimated + Math.Abs(source.Estimated) * share,
            Filled + Math.Abs(source.Filled) * share,
            Manual + Math.Abs(source.Manual) * share,
            Review + Math.Abs(source.UnderReview) * share);
    }
}

using System.Globalization;
using Carbon.Accounting.Uncertainty;
using Carbon.Metering;
using Carbon.Views.Figures;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>
/// The activity data of one source hour by hour, as they were accounted: for formulas that give another figure over a sum than over its hours,
/// and for sources that have not accounted all that their points hold. The parts of an hour's tonnes stand for those of its quantities.
/// </summary>
internal static class HourSlices
{
    /// <summary>Accounted hours with from &lt;= start &lt; to, ms.</summary>
    public static IEnumerable<ActivitySlice> Of(DataConnection db, RestatedHours? restated, SourceEntry source, SourceModel model, long from, long to) => db.Query<Row>(
        $"""
        SELECT start AS Start, tonnes AS Tonnes, estimated AS Estimated, filled AS Filled, manual AS Manual, review AS Review, quantities AS Quantities
        FROM emission_hour WHERE source = @source AND start >= @from AND start < @to AND failure IS NULL AND {restated?.Stands ?? "1 = 1"}
        """,
        new DataParameter("@source", source.Key), new DataParameter("@from", from), new DataParameter("@to", to))
        .ToList()
        .Select(r => r.Slice())
        .Concat((restated?.Of([source], MeteringRecords.Time(from), MeteringRecords.Time(to)) ?? []).Where(h => h.Hour.Emission.Failure is null).Select(Slice))
        .Where(s => s.Quantities.Count == model.Terms.Length)
        .OrderBy(s => s.Start);

    private static ActivitySlice Slice(RestatedHour restated)
    {
        var (hour, emission) = (restated.Hour, restated.Hour.Emission);
        return new ActivitySlice(hour.Start, [.. hour.Quantities.Select(q => Quantity(
            (double)q, emission.Tonnes, emission.Parts.Estimated, emission.Parts.Filled, emission.Parts.Manual, emission.Parts.UnderReview))]);
    }

    private static TermQuantity Quantity(double quantity, decimal tonnes, decimal estimated, decimal filled, decimal manual, decimal review)
    {
        return new TermQuantity(quantity, Part(estimated), Part(filled), Part(manual), Part(review));

        double Part(decimal part) => tonnes == 0m ? 0d : quantity * (double)Math.Min(1m, Math.Abs(part / tonnes));
    }

    private sealed class Row
    {
        public long Start { get; set; }

        public long Tonnes { get; set; }

        public long Estimated { get; set; }

        public long Filled { get; set; }

        public long Manual { get; set; }

        public long Review { get; set; }

        public string Quantities { get; set; } = "";

        public ActivitySlice Slice() => new(Start, [.. Quantities.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(q => double.Parse(q, NumberStyles.Float, CultureInfo.InvariantCulture))
            .Select(q => Quantity(q, Tonnes, Estimated, Filled, Manual, Review))]);
    }
}

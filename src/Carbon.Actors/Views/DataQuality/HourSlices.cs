using System.Globalization;
using Carbon.Accounting.Uncertainty;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>
/// The activity data of one source hour by hour, as they were accounted: for formulas that give another figure over a sum than over its hours,
/// and for sources that have not accounted all that their points hold. The parts of an hour's tonnes stand for those of its quantities.
/// </summary>
internal static class HourSlices
{
    /// <summary>Accounted hours with from &lt;= start &lt; to, ms.</summary>
    public static IEnumerable<ActivitySlice> Of(DataConnection db, long source, SourceModel model, long from, long to) => db.Query<Row>(
        """
        SELECT start AS Start, tonnes AS Tonnes, estimated AS Estimated, filled AS Filled, manual AS Manual, review AS Review, quantities AS Quantities
        FROM emission_hour WHERE source = @source AND start >= @from AND start < @to AND failure IS NULL ORDER BY start
        """,
        new DataParameter("@source", source), new DataParameter("@from", from), new DataParameter("@to", to))
        .Select(r => new ActivitySlice(r.Start, r.Split()))
        .Where(s => s.Quantities.Count == model.Terms.Length)
        .ToList();

    private sealed class Row
    {
        public long Start { get; set; }

        public long Tonnes { get; set; }

        public long Estimated { get; set; }

        public long Filled { get; set; }

        public long Manual { get; set; }

        public long Review { get; set; }

        public string Quantities { get; set; } = "";

        public IReadOnlyList<TermQuantity> Split() => [.. Quantities.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(q => double.Parse(q, NumberStyles.Float, CultureInfo.InvariantCulture))
            .Select(q => new TermQuantity(q, q * Share(Estimated), q * Share(Filled), q * Share(Manual), q * Share(Review)))];

        private double Share(long part) => Tonnes == 0 ? 0d : Math.Min(1d, Math.Abs((double)part / Tonnes));
    }
}

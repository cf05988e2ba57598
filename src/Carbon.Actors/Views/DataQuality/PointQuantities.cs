using Carbon.Accounting.Uncertainty;
using Carbon.Metering;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>Sums the quantities of many points over any period: settled days where they are whole, hours for the rest. Derived, not of record.</summary>
internal sealed class PointQuantities(DataConnection db, TimeZoneInfo zone)
{
    private const string Parts =
        "total(CAST(estimated AS REAL)) AS Estimated, total(CAST(filled AS REAL)) AS Filled, total(CAST(manual AS REAL)) AS Manual, total(CAST(review AS REAL)) AS Review";

    /// <summary>Quantities by number of the point in [from, to), ms; a point without figures is left out.</summary>
    public Dictionary<long, TermQuantity> Of(IReadOnlyCollection<PointEntry> points, long from, long to)
    {
        var sums = new Dictionary<long, TermQuantity>();
        if (points.Count == 0)
            return sums;
        var cut = PeriodCut.Of(from, to, zone);
        if (cut.HasDays)
        {
            Add(sums, $"SELECT point AS Point, total(CAST(increment AS REAL)) AS Value, {Parts} FROM point_day WHERE point IN ({KeyList.Of(points.Select(p => p.Key))}) AND date >= @from AND date < @to GROUP BY point", cut.FirstDay, cut.EndDay);
            foreach (var group in points.GroupBy(p => p.LastDay))
                Hours(sums, group.Select(p => p.Key), OpenFrom(group.Key, cut), PeriodCut.Start(MeteringRecords.Date(cut.EndDay), zone));
        }
        foreach (var stretch in cut.Hours)
            Hours(sums, points.Select(p => p.Key), stretch.From, stretch.To);
        return sums;
    }

    /// <summary>First instant of the whole days of which a point has no day yet.</summary>
    private long OpenFrom(int? lastDay, PeriodCut cut)
    {
        var first = MeteringRecords.Date(cut.FirstDay);
        var open = lastDay is { } last ? MeteringRecords.Date(last).AddDays(1) : first;
        return PeriodCut.Start(open > first ? open : first, zone);
    }

    private void Hours(Dictionary<long, TermQuantity> sums, IEnumerable<long> points, long from, long to)
    {
        if (from < to)
            Add(sums, $"SELECT point AS Point, total(CAST(quantity AS REAL)) AS Value, {Parts} FROM point_hour WHERE point IN ({KeyList.Of(points)}) AND start >= @from AND start < @to GROUP BY point", from, to);
    }

    private void Add(Dictionary<long, TermQuantity> sums, string sql, long from, long to)
    {
        foreach (var row in db.Query<Row>(sql, new DataParameter("@from", from), new DataParameter("@to", to)))
            sums[row.Point] = sums.GetValueOrDefault(row.Point) + new TermQuantity(row.Value, row.Estimated, row.Filled, row.Manual, row.Review);
    }

    private sealed class Row
    {
        public long Point { get; set; }

        public double Value { get; set; }

        public double Estimated { get; set; }

        public double Filled { get; set; }

        public double Manual { get; set; }

        public double Review { get; set; }
    }
}

using Carbon.Metering;
using Carbon.Views.Meters;
using LinqToDB.Data;

namespace Carbon.Views.Quantities;

/// <summary>Day figures of measuring points (8.2.1).</summary>
public sealed class PointDayQuantities(ViewsDatabase views) : IDayQuantities
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<DateOnly, decimal> Of(string meter, string point, DateOnly first, DateOnly last)
    {
        using var db = views.Query();
        return db.Query<Row>(
            """
            SELECT d.date AS Date, d.increment AS Increment FROM point_day d JOIN point p ON p.key = d.point
            WHERE p.meter = @meter AND p.point = @point AND d.date BETWEEN @first AND @last
            """,
            new DataParameter("@meter", meter), new DataParameter("@point", point),
            new DataParameter("@first", MeteringRecords.Record(first)), new DataParameter("@last", MeteringRecords.Record(last)))
            .ToDictionary(r => MeteringRecords.Date(r.Date), r => MeterQueries.Number(r.Increment));
    }

    private sealed class Row
    {
        public int Date { get; set; }

        public string Increment { get; set; } = "";
    }
}

using System.Globalization;
using Carbon.Metering;
using Carbon.Metering.Calibration;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>Counts of readings of a point.</summary>
/// <param name="Readings">Valid ones.</param>
/// <param name="Capped">Valid ones, of a day (or an hour) no more than its nominal step gives.</param>
/// <param name="Invalid">Kept and not used.</param>
/// <param name="Fills">Made by gap filling.</param>
internal readonly record struct ReadingCount(long Readings, long Capped, long Invalid, long Fills)
{
    /// <summary>Adds count by count.</summary>
    public static ReadingCount operator +(ReadingCount a, ReadingCount b) => new(a.Readings + b.Readings, a.Capped + b.Capped, a.Invalid + b.Invalid, a.Fills + b.Fills);
}

/// <summary>
/// Counts readings of many points over any period: settled days where they are whole, hours for the rest, and what came since, of which is
/// not settled yet whether it is valid; it counts as valid until then.
/// </summary>
internal sealed class ReadingCounts(DataConnection db, TimeZoneInfo zone)
{
    private const long DayMilliseconds = 86_400_000;
    private const long HourMilliseconds = 3_600_000;

    /// <summary>Counts by number of the point in [from, to), ms.</summary>
    public Dictionary<long, ReadingCount> Of(IReadOnlyCollection<(PointEntry Entry, long? Every)> points, long from, long to)
    {
        var counts = new Dictionary<long, ReadingCount>();
        var cut = PeriodCut.Of(from, to, zone);
        foreach (var same in points.GroupBy(p => p.Every))
        {
            if (cut.HasDays)
                Add(counts, "point_day", "date", same.Key, DayMilliseconds, same.Select(p => p.Entry.Key), cut.FirstDay, cut.EndDay);
            foreach (var group in same.GroupBy(p => p.Entry.LastDay))
            {
                foreach (var stretch in Stretches(group.Key, cut))
                    Add(counts, "point_hour", "start", same.Key, HourMilliseconds, group.Select(p => p.Entry.Key), stretch.From, stretch.To);
            }
        }
        foreach (var (entry, _) in points)
            AddOpen(counts, entry.Key, Math.Max(from, entry.SettledThrough ?? from), to);
        return counts;
    }

    private IEnumerable<Stretch> Stretches(int? lastDay, PeriodCut cut)
    {
        foreach (var stretch in cut.Hours)
            yield return stretch;
        if (!cut.HasDays)
            yield break;
        var first = MeteringRecords.Date(cut.FirstDay);
        var open = lastDay is { } last && MeteringRecords.Date(last) >= first ? MeteringRecords.Date(last).AddDays(1) : first;
        yield return new Stretch(PeriodCut.Start(open, zone), PeriodCut.Start(MeteringRecords.Date(cut.EndDay), zone));
    }

    private void Add(Dictionary<long, ReadingCount> counts, string table, string column, long? every, long length, IEnumerable<long> points, long from, long to)
    {
        if (from >= to)
            return;
        var most = every is { } step ? ((length + step - 1) / step).ToString(CultureInfo.InvariantCulture) : "readings";
        var sql = $"""
            SELECT point AS Point, sum(readings) AS Readings, sum(min(readings, {most})) AS Capped, sum(invalid) AS Invalid, sum(fills) AS Fills
            FROM {table} WHERE point IN ({KeyList.Of(points)}) AND {column} >= @from AND {column} < @to GROUP BY point
            """;
        foreach (var row in db.Query<Row>(sql, new DataParameter("@from", from), new DataParameter("@to", to)))
            counts[row.Point] = counts.GetValueOrDefault(row.Point) + new ReadingCount(row.Readings, row.Capped, row.Invalid, row.Fills);
    }

    private void AddOpen(Dictionary<long, ReadingCount> counts, long point, long from, long to)
    {
        if (from >= to)
            return;
        var came = db.Query<long>(
            "SELECT coalesce(sum(count), 0) FROM reading_event WHERE point = @point AND first >= @from AND first < @to",
            new DataParameter("@point", point), new DataParameter("@from", from), new DataParameter("@to", to)).First();
        counts[point] = counts.GetValueOrDefault(point) + new ReadingCount(came, came, 0, 0);
    }

    private sealed class Row
    {
        public long Point { get; set; }

        public long Readings { get; set; }

        public long Capped { get; set; }

        public long Invalid { get; set; }

        public long Fills { get; set; }
    }
}

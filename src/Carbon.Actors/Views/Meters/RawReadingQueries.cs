using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using LinqToDB.Data;

namespace Carbon.Views.Meters;

/// <summary>Raw readings from the journal itself, found through the views' index.</summary>
public sealed class RawReadingQueries(ViewsDatabase views, SqliteJournal journal)
{
    /// <summary>Readings of a point with from &lt;= measured-at &lt; to, by measuring time; at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<RawReading> Readings(string meter, string point, DateTimeOffset from, DateTimeOffset to, int limit)
    {
        var (first, last) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        List<long> sequences;
        using (var db = views.Query())
        {
            sequences = db.Query<long>(
                """
                SELECT e.sequence FROM reading_event e JOIN point p ON p.key = e.point
                WHERE p.meter = @meter AND p.point = @point AND e.first < @to AND e.last >= @from ORDER BY e.first LIMIT @limit
                """,
                new DataParameter("@meter", meter), new DataParameter("@point", point),
                new DataParameter("@from", first), new DataParameter("@to", last), new DataParameter("@limit", limit)).ToList();
        }
        using var reader = new JournalReader(journal.JournalFile);
        var readings = new List<RawReading>();
        foreach (var stored in sequences.SelectMany(s => reader.Of($"meter-{meter}", s, s)))
        {
            if (stored.Event is not ReadingsRecorded recorded)
                continue;
            readings.AddRange(
                from g in recorded.Points
                where g.Point == point
                from r in g.Readings
                where r.MeasuredAt >= first && r.MeasuredAt < last
                select new RawReading(
                    MeteringRecords.Time(r.MeasuredAt), MeteringRecords.Time(recorded.ReceivedAt), MeteringRecords.Value(r), (Quality)r.Quality, r.Id, stored.Sequence, recorded.Frame.Memory));
        }
        return [.. readings.OrderBy(r => r.At).Take(limit)];
    }
}

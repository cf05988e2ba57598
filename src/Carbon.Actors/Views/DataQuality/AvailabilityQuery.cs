using Carbon.Contracts;
using Carbon.Metering;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>Valid of expected readings of measuring points.</summary>
public sealed class AvailabilityQuery(ViewsDatabase views, PlantCatalogue catalogue, PlantZone zone, TimeProvider time)
{

    /// <summary>Every point of a plant's meters in [from, to); null where there is no such plant; a null plant means all.</summary>
    public IReadOnlyList<PointAvailability>? Points(string? plant, DateTimeOffset from, DateTimeOffset to)
    {
        if (plant is not null && catalogue.Plants().All(p => p.Id != plant))
            return null;
        var meters = catalogue.Meters().Where(m => plant is null || m.Plant == plant).ToList();
        using var db = views.Query();
        return Of(db, meters, [.. meters.SelectMany(m => m.Points.Select(p => (m.Id, p.Id)))], from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
    }

    /// <summary>Those of the given points that have a meter, in [from, to), ms.</summary>
    internal IReadOnlyList<PointAvailability> Of(DataConnection db, IReadOnlyList<MeterRecord> meters, IReadOnlyCollection<(string Meter, string Point)> wanted, long from, long to)
    {
        var entries = PointEntry.All(db);
        var since = InstrumentHistories.All(db, zone.Zone);
        var rules = meters.SelectMany(m => m.Points.Select(p => (Key: (m.Id, p.Id), Rule: p))).ToDictionary(p => p.Key, p => p.Rule);
        var points = wanted.Where(w => rules.ContainsKey(w) && entries.ContainsKey(w)).Select(w => (Entry: entries[w], Rule: rules[w])).ToList();
        var counts = new ReadingCounts(db, zone.Zone).Of([.. points.Select(p => (p.Entry, Every(p.Rule)))], from, to);
        var end = Math.Min(to, time.GetUtcNow().ToUnixTimeMilliseconds());
        return [.. points.Select(p =>
        {
            var count = counts.GetValueOrDefault(p.Entry.Key);
            var begin = Math.Max(from, Math.Min(since.GetValueOrDefault(p.Entry.Meter)?.Since ?? long.MaxValue, p.Entry.FirstHour ?? long.MaxValue));
            long? expected = Every(p.Rule) is not { } every ? null : begin >= end ? 0 : (end - begin) / every;
            return new PointAvailability(p.Entry.Meter, p.Entry.Point, expected, count.Readings + count.Invalid, expected is { } most ? Math.Min(count.Capped, most) : count.Readings, count.Invalid, count.Fills);
        })];
    }

    /// <summary>Nominal step, ms; null where readings are not expected at a step.</summary>
    private static long? Every(PointRecord point) => point.Kind == (int)PointKind.Manual || point.Every <= 0 ? null : point.Every;
}

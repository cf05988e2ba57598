using System.Collections.Concurrent;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Node.Collection;

/// <summary>Times of the latest readings that were recorded since the node started, whatever they came by.</summary>
public sealed class ArrivalLog(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Meter, string Point), DateTimeOffset> _last = new();

    /// <summary>When it began.</summary>
    public DateTimeOffset Since { get; } = time.GetUtcNow();

    /// <summary>A reading was recorded. A time that lies ahead counts as now.</summary>
    public void Came(string meter, string point, DateTimeOffset measuredAt)
    {
        var now = time.GetUtcNow();
        var at = measuredAt > now ? now : measuredAt;
        _last.AddOrUpdate((meter, point), at, (_, before) => at > before ? at : before);
    }

    /// <summary>Pushed readings were recorded, but for those that were refused.</summary>
    public void Came(RecordReadings command, ReadingsReply reply)
    {
        var refused = reply.Rejected.Select(r => (r.Point, r.Id)).ToHashSet();
        foreach (var points in command.Points)
            foreach (var reading in points.Readings)
                if (!refused.Contains((points.Point, reading.Id)))
                    Came(command.MeterId, points.Point, MeteringRecords.Time(reading.MeasuredAt));
    }

    /// <summary>The latest; null where none came.</summary>
    public DateTimeOffset? Last(string meter, string point) => _last.TryGetValue((meter, point), out var at) ? at : null;
}

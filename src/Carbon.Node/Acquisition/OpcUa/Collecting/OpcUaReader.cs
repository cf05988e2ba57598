using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Session;

namespace Carbon.Node.Acquisition.OpcUa.Collecting;

/// <summary>Reads points, each at whole multiples of its <c>every</c>, all that are due in one request.</summary>
internal sealed class OpcUaReader(IReadOnlyList<OpcUaPoint> points, OpcUaReadings readings, ChannelSurroundings around)
{
    private readonly ReadService service = new();

    /// <summary>Reads until the connection fails or <paramref name="cancellation"/>. The first time all points at once.</summary>
    public async Task RunAsync(UaSession session, NamespaceTable namespaces, Outbox outbox, CancellationToken cancellation)
    {
        var due = points.ToDictionary(p => p, _ => DateTimeOffset.MinValue);
        while (true)
        {
            var now = around.Time.GetUtcNow();
            var asked = points.Where(p => due[p] <= now).Select(p => (Point: p, Ask: p.Ask(namespaces))).ToList();
            await ReadAsync(session, [.. asked.Where(a => a.Ask is not null).Select(a => (a.Point, a.Ask!))], outbox, cancellation);
            foreach (var (point, ask) in asked)
            {
                due[point] = Schedule.Next(now, point.Options.Every);
                if (ask is null)
                    around.State.Recorder(point.MeterId)?.Refused(now, $"{point.Options.PointId}: the server has no namespace as in {point.Options.NodeId}; it has {namespaces}");
            }
            var wait = due.Values.Min() - around.Time.GetUtcNow();
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, around.Time, cancellation);
        }
    }

    private async Task ReadAsync(UaSession session, IReadOnlyList<(OpcUaPoint Point, ReadValueId Ask)> asked, Outbox outbox, CancellationToken cancellation)
    {
        if (asked.Count == 0)
            return;
        var values = await service.ReadAsync(session, [.. asked.Select(a => a.Ask)], cancellation);
        foreach (var meter in readings.Of([.. asked.Select((a, i) => (a.Point, values[i]))]))
            await outbox.AddAsync(meter, cancellation);
    }
}

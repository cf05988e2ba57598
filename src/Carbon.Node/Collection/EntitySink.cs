using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Metering;
using Carbon.Node.Acquisition;
using Carbon.Node.Health;

namespace Carbon.Node.Collection;

/// <summary>Hands what drivers read to the meters; done when it is durable.</summary>
public sealed class EntitySink(EntityGateway gateway, NodeReadiness readiness, ReceptionMetrics metrics, TimeProvider time) : IReadingSink
{
    /// <inheritdoc/>
    public async Task<RecordOutcome> RecordAsync(MeterReadings readings, CancellationToken cancellation)
    {
        await readiness.Ready.WaitAsync(cancellation);
        var now = time.GetUtcNow();
        var command = new RecordReadings
        {
            MeterId = readings.MeterId,
            ReceivedAt = now.ToUnixTimeMilliseconds(),
            Frame = Google.Protobuf.ByteString.CopyFrom(readings.Frame.Span),
        };
        foreach (var group in readings.Readings.GroupBy(r => r.PointId))
        {
            var points = new PointReadings { Point = group.Key };
            points.Readings.AddRange(group.Select(r => MeteringRecords.Record(
                new Reading(r.MeasuredAt, now, r.Value ?? 0m, r.Value is null ? Quality.Bad : r.Quality, r.Id))));
            command.Points.Add(points);
        }
        switch (await gateway.SendAsync(command, cancellation))
        {
            case ReadingsReply reply:
                metrics.Count(reply.Accepted, reply.Duplicates, reply.Rejected.Count);
                return new RecordOutcome(reply.Accepted, reply.Duplicates, [.. reply.Rejected.Select(r => new Acquisition.Rejection(r.Point, r.Id, r.Reason))]);
            case Refused refused:
                throw new IOException(refused.Reason);
            case var other:
                throw new InvalidOperationException($"The meter {readings.MeterId} answered with {other.GetType().Name}.");
        }
    }
}

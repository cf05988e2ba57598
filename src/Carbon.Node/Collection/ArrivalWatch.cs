using Carbon.Node.Acquisition;
using Carbon.Node.Configuration;
using Carbon.Portal.Acquisition;
using Carbon.Views.Meters;

namespace Carbon.Node.Collection;

/// <summary>
/// What should have come and did not. Points of polled meters are due by their poll, all others by their stated interval. A meter that is on
/// no channel is expected while the latest of its readings is younger than <see cref="Remembered"/>: after that it was taken out of use.
/// </summary>
internal sealed class ArrivalWatch(ArrivalLog arrivals, AcquisitionService acquisition, MeterQueries meters, NodeConfiguration configuration, TimeProvider time) : IArrivalWatch
{
    /// <summary>How long a meter that pushes is expected after its latest reading.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private readonly PollSchedules _schedules = new();

    /// <inheritdoc/>
    public TimeSpan Tolerance => configuration.ArrivalTolerance;

    /// <inheritdoc/>
    public IReadOnlyList<PointArrival> Points()
    {
        var now = time.GetUtcNow();
        var channels = new Dictionary<string, ChannelToRun>(StringComparer.Ordinal);
        foreach (var channel in acquisition.Applied)
            foreach (var meter in channel.Options?.MeterIds ?? [])
                channels[meter] = channel;
        return [.. meters.Meters().SelectMany(m => Of(m, channels.GetValueOrDefault(m.Record.Id), now))];
    }

    private IEnumerable<PointArrival> Of(MeterView meter, ChannelToRun? channel, DateTimeOffset now)
    {
        var polls = channel is null ? null : _schedules.Of(channel);
        var carried = channel?.Options?.PointIds.Where(p => p.MeterId == meter.Record.Id).Select(p => p.PointId).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < meter.Points.Count; i++)
        {
            var (point, stated) = (meter.Points[i], TimeSpan.FromMilliseconds(meter.Record.Points[i].Every));
            var every = polls?.GetValueOrDefault((meter.Record.Id, point.Point)) is { Ticks: > 0 } poll ? poll : stated;
            var last = Later(arrivals.Last(meter.Record.Id, point.Point), point.At);
            if (every <= TimeSpan.Zero || carried?.Contains(point.Point) == false || channel is null && !(now - last < Remembered))
                continue;
            var (due, missing) = ArrivalRule.Of(last ?? arrivals.Since, every, now);
            yield return new PointArrival(meter.Record.Id, point.Point, channel?.Id ?? "", every, last, due, missing);
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;
}

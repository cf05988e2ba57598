using Akka.Actor;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Metering;

/// <summary>A meter at work: decides by <see cref="MeterDecisions"/>, and feeds the emission sources that asked for its points.</summary>
public sealed class MeterActor(string id, EntityRegions regions, TimeProvider time) : EntityActor<Meter>("meter", id, Meter.Unknown)
{
    private static readonly TimeSpan LiveEvery = TimeSpan.FromSeconds(1);
    private long? _live;

    /// <inheritdoc/>
    protected override IActorRef Home => regions.Meters;

    /// <inheritdoc/>
    protected override Decision<Meter>? Decide(IMessage command) => MeterDecisions.Decide(State, command, time.GetUtcNow());

    /// <inheritdoc/>
    protected override Meter Apply(Meter state, IMessage @event) => state.Apply(@event);

    /// <inheritdoc/>
    protected override IMessage Snapshot(Meter state) => state.ToState();

    /// <inheritdoc/>
    protected override Meter Restore(IMessage snapshot) => Meter.FromState((MeterState)snapshot);

    /// <summary>Tells how far the points are, so that a source that missed the last feed asks for it.</summary>
    protected override void Recovered()
    {
        foreach (var (id, point) in State.Points.Where(p => p.Value.Feed > 0))
        {
            foreach (var source in point.Subscribers)
                regions.Sources.Tell(new FeedActivity { SourceId = source, Meter = EntityId, Point = id, Feed = point.Feed, Previous = point.Feed });
        }
    }

    /// <inheritdoc/>
    protected override void Announce(IReadOnlyList<IMessage> events)
    {
        if (events.OfType<ReadingsRecorded>().FirstOrDefault() is { } recorded)
            TellLive(recorded.Points.Select(p => p.Point));
        foreach (var settled in events.OfType<IntervalsSettled>())
        {
            foreach (var source in State.Points[settled.Point].Subscribers)
            {
                var feed = new FeedActivity
                {
                    SourceId = source,
                    Meter = EntityId,
                    Point = settled.Point,
                    Feed = settled.Feed,
                    Previous = settled.Feed - 1,
                    SettledThrough = settled.SettledThrough,
                };
                feed.Intervals.AddRange(settled.Intervals);
                regions.Sources.Tell(feed);
            }
        }
    }

    /// <summary>Tells the sources what the open hours come to, no more often than each second.</summary>
    private void TellLive(IEnumerable<string> points)
    {
        if (_live is { } last && time.GetElapsedTime(last) < LiveEvery)
            return;
        _live = time.GetTimestamp();
        foreach (var id in points.Distinct())
        {
            var point = State.Points[id];
            if (point.Subscribers.IsEmpty)
                continue;
            var live = point.Series.Live.Select(MeteringRecords.Record).ToList();
            foreach (var source in point.Subscribers)
            {
                var activity = new LiveActivity { SourceId = source, Meter = EntityId, Point = id };
                activity.Intervals.AddRange(live);
                regions.Sources.Tell(activity);
            }
        }
    }
}

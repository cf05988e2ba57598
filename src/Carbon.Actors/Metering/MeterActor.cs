using Akka.Actor;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Metering;

/// <summary>A meter at work: decides by <see cref="MeterDecisions"/>, and feeds the emission sources that asked for its points.</summary>
public sealed class MeterActor(string id, EntityRegions regions, TimeProvider time) : EntityActor<Meter>("meter", id, Meter.Unknown)
{
    /// <inheritdoc/>
    protected override Decision<Meter>? Decide(IMessage command) => MeterDecisions.Decide(State, command, time.GetUtcNow());

    /// <inheritdoc/>
    protected override Meter Apply(Meter state, IMessage @event) => state.Apply(@event);

    /// <inheritdoc/>
    protected override IMessage Snapshot(Meter state) => state.ToState();

    /// <inheritdoc/>
    protected override Meter Restore(IMessage snapshot) => Meter.FromState((MeterState)snapshot);

    /// <inheritdoc/>
    protected override void Announce(IReadOnlyList<IMessage> events)
    {
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
}

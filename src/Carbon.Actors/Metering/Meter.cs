using System.Collections.Immutable;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Metering;

/// <summary>One measuring point of a meter with the sources that it feeds.</summary>
/// <param name="Series">Readings and what follows from them.</param>
/// <param name="Feed">Number of the last <see cref="IntervalsSettled"/> of the point; 0: none yet.</param>
/// <param name="Subscribers">Ids of the emission sources that are fed.</param>
public sealed record MeteredPoint(PointSeries Series, long Feed, ImmutableSortedSet<string> Subscribers);

/// <summary>An instrument with its measuring points: what the journal says of it.</summary>
public sealed record Meter(MeterRecord? Configuration, ImmutableSortedDictionary<string, MeteredPoint> Points)
{
    /// <summary>A meter of which nothing is known yet.</summary>
    public static readonly Meter Unknown = new(null, ImmutableSortedDictionary.Create<string, MeteredPoint>(StringComparer.Ordinal));

    /// <summary>The configuration that the file last asked for.</summary>
    public MeterRecord? Filed { get; init; }

    /// <summary>The state after a stored event.</summary>
    public Meter Apply(IMessage @event) => @event switch
    {
        IntervalsSettled settled => WithPoint(settled.Point, p => p with { Feed = settled.Feed }),
        SubscriptionAdded added => WithPoint(added.Point, p => p with { Subscribers = p.Subscribers.Add(added.SourceId) }),
        _ => MeterFold.Take(this, @event).After,
    };

    /// <summary>The same meter with one point changed.</summary>
    internal Meter WithPoint(string id, Func<MeteredPoint, MeteredPoint> change) =>
        this with { Points = Points.SetItem(id, change(Points[id])) };

    /// <summary>State for a snapshot.</summary>
    public MeterState ToState()
    {
        var state = new MeterState { Meter = Configuration, Filed = Filed };
        foreach (var (id, point) in Points)
        {
            state.Series.Add(point.Series.ToState());
            var feed = new FeedState { Point = id, Feed = point.Feed, Configuration = MeteringRecords.Record(point.Series.Configuration) };
            feed.Subscribers.AddRange(point.Subscribers);
            state.Feeds.Add(feed);
        }
        return state;
    }

    /// <summary>The meter of a snapshot.</summary>
    public static Meter FromState(MeterState state)
    {
        if (state.Meter is null)
            return Unknown;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(state.Meter.TimeZone);
        var calendar = WorkCalendar.Of(state.Meter);
        var points = Unknown.Points.ToBuilder();
        for (var i = 0; i < state.Feeds.Count; i++)
        {
            var feed = state.Feeds[i];
            points[feed.Point] = new MeteredPoint(
                PointSeries.FromState(state.Series[i], MeteringRecords.Configuration(feed.Configuration), zone, calendar),
                feed.Feed,
                [.. feed.Subscribers]);
        }
        return new Meter(state.Meter, points.ToImmutable()) { Filed = state.Filed };
    }
}

using Akka.Actor;
using Carbon.Contracts;

namespace Carbon.Persistence;

/// <summary>The shard regions by which entities reach each other.</summary>
public abstract class EntityRegions
{
    /// <summary>Meters.</summary>
    public abstract IActorRef Meters { get; }

    /// <summary>Emission sources.</summary>
    public abstract IActorRef Sources { get; }

    /// <summary>Accounting boundaries.</summary>
    public abstract IActorRef Boundaries { get; }

    /// <summary>Factories.</summary>
    public abstract IActorRef Factories { get; }

    /// <summary>Data items.</summary>
    public abstract IActorRef Items { get; }

    /// <summary>Channels of plants.</summary>
    public abstract IActorRef Channels { get; }

    /// <summary>Feeds the days that <paramref name="member"/> settled to the units above it.</summary>
    public void FeedDays(string member, EmissionDaysSettled settled, IEnumerable<string> subscribers)
    {
        foreach (var subscriber in subscribers)
        {
            var (_, id) = Split(subscriber);
            var feed = new FeedDays { EntityId = id, Member = member, Feed = settled.Feed, Previous = settled.Feed - 1 };
            feed.Days.AddRange(settled.Days);
            Of(subscriber).Tell(feed);
        }
    }

    /// <summary>Tells the units above <paramref name="member"/> how far its feed is, so that one that missed the last asks for it.</summary>
    public void TellFeed(string member, long last, IEnumerable<string> subscribers)
    {
        if (last == 0)
            return;
        foreach (var subscriber in subscribers)
        {
            Of(subscriber).Tell(new FeedDays { EntityId = Split(subscriber).Id, Member = member, Feed = last, Previous = last });
        }
    }

    /// <summary>Asks a member for its days from after <paramref name="since"/> on.</summary>
    public void SubscribeToDays(string member, string subscriber, long since, IActorRef self)
    {
        var (kind, id) = Split(member);
        (kind == "source" ? Sources : Boundaries).Tell(new SubscribeToDays { EntityId = id, Subscriber = subscriber, Since = since }, self);
    }

    /// <summary>The region of a unit, <c>factory:ID</c> or <c>boundary:ID</c>.</summary>
    public IActorRef Of(string unit) => Split(unit).Kind == "factory" ? Factories : Boundaries;

    private static (string Kind, string Id) Split(string entity)
    {
        var colon = entity.IndexOf(':', StringComparison.Ordinal);
        return (entity[..colon], entity[(colon + 1)..]);
    }
}

using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Registry.Feeding;

/// <summary>The messages by which an item feeds a source.</summary>
public static class ItemFeeds
{
    /// <summary>Everything that the item has for a source.</summary>
    public static IMessage Held(DataItem item, string source) => item.Kind == ItemKind.Quantity ? QuantityFeed.Held(item, source) : Values(item, source);

    /// <summary>How far the item is, so that a source that missed the last feed asks for it; null: nothing fed yet.</summary>
    public static ISourceCommand? Head(DataItem item, string source) => item.Feed == 0 ? null
        : item.Kind != ItemKind.Quantity ? Values(item, source)
        : new FeedActivity { SourceId = source, Meter = ItemTerms.Meter(item.Configuration!.Id), Point = ItemTerms.Point, Feed = item.Feed, Previous = item.Feed };

    /// <summary>What an event feeds; null: nothing.</summary>
    public static ISourceCommand? Of(DataItem item, IMessage @event, string source)
    {
        switch (@event)
        {
            case IntervalsSettled settled:
                var feed = new FeedActivity
                {
                    SourceId = source,
                    Meter = ItemTerms.Meter(item.Configuration!.Id),
                    Point = ItemTerms.Point,
                    Feed = settled.Feed,
                    Previous = settled.Feed - 1,
                    SettledThrough = settled.SettledThrough,
                };
                feed.Intervals.AddRange(settled.Intervals);
                return feed;
            case ItemValuesSettled:
                return Values(item, source);
            default:
                return null;
        }
    }

    private static FeedValues Values(DataItem item, string source)
    {
        var feed = new FeedValues { SourceId = source, Item = item.Configuration!.Id, Feed = item.Feed };
        feed.Values.AddRange(item.Values);
        return feed;
    }
}

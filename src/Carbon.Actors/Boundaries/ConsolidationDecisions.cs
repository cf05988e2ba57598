using System.Collections.Immutable;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Boundaries;

/// <summary>What follows for a unit's sums from what its members feed: pure.</summary>
public static class ConsolidationDecisions
{
    /// <summary>True where a feed does not follow on the last one taken: the member is to be asked for what it holds.</summary>
    public static bool Misses(Consolidation sums, FeedDays feed) =>
        feed.Previous >= 0 && sums.Members.TryGetValue(feed.Member, out var member) && member.Feed < feed.Previous;

    /// <summary>The events of a feed; none where it brings nothing new.</summary>
    public static (ImmutableList<IMessage> Events, Consolidation After) Take(Consolidation sums, FeedDays feed)
    {
        if (!sums.Members.TryGetValue(feed.Member, out var member) || feed.Feed <= member.Feed || Misses(sums, feed))
            return ([], sums);
        var taken = new MemberDaysTaken { Member = feed.Member, Feed = feed.Feed, Complete = feed.Complete || feed.Previous >= 0 };
        taken.Days.AddRange(feed.Days);
        return Settle([taken], sums.Take(taken), feed.Days.Select(d => d.Date));
    }

    /// <summary>Settles those of the given days that can be, after <paramref name="events"/>.</summary>
    public static (ImmutableList<IMessage> Events, Consolidation After) Settle(ImmutableList<IMessage> events, Consolidation sums, IEnumerable<int> dates)
    {
        var days = sums.Settled(dates);
        if (days.Count == 0)
            return (events, sums);
        var settled = new EmissionDaysSettled { Feed = sums.Feed + 1 };
        settled.Days.AddRange(days);
        return (events.Add(settled), sums.Settle(settled));
    }

    /// <summary>Takes days that were reckoned from the journal; of no use where something else is to be reckoned with by now.</summary>
    public static (ImmutableList<IMessage> Events, Consolidation After) Take(Consolidation sums, TakeHistory history, DateTimeOffset now)
    {
        if (!sums.HistoryPending || history.Account != sums.Account || history.Problem.Length > 0)
            return ([], sums);
        var restated = new HistoryRestated { At = now.ToUnixTimeMilliseconds(), Account = history.Account, Before = history.Before };
        var after = sums with { HistoryAccount = history.Account };
        if (history.Days.Count == 0)
            return ([restated], after);
        var settled = new EmissionDaysSettled { Feed = sums.Feed + 1, Account = history.Account, Days = { history.Days } };
        return ([restated, settled], after.Settle(settled));
    }

    /// <summary>Adds a subscriber and answers with the days it lacks, unless they are fed otherwise.</summary>
    public static (ImmutableList<IMessage> Events, Consolidation After, IMessage Reply) Subscribe(Consolidation sums, string self, SubscribeToDays command, bool fedOtherwise = false)
    {
        IMessage reply = new Done();
        if (command.Since != sums.Feed && !fedOtherwise)
        {
            var feed = new FeedDays { EntityId = command.Subscriber, Member = self, Feed = sums.Feed, Previous = -1, Complete = !sums.HasLetGo };
            feed.Days.AddRange(sums.Days.Values);
            reply = feed;
        }
        return sums.Subscribers.Contains(command.Subscriber)
            ? ([], sums, reply)
            : ([new DaySubscriptionAdded { Subscriber = command.Subscriber }], sums with { Subscribers = sums.Subscribers.Add(command.Subscriber) }, reply);
    }
}

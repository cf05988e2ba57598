using System.Collections.Immutable;
using Carbon.Accounting.Binding;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Accounting.Sources;

/// <summary>What an emission source answers to a command: pure functions of its state, the command and the time.</summary>
public static class SourceDecisions
{
    /// <summary>Decides on any source command; null where it is none.</summary>
    public static Decision<EmissionSource>? Decide(EmissionSource source, IMessage command, DateTimeOffset now) => command switch
    {
        FeedActivity feed => Take(source, feed),
        FeedValues feed => Take(source, feed, now),
        ConfigureSource configure => Configure(source, configure, now),
        TakeHistory history => Take(source, history, now),
        SubscribeToDays subscribe => Subscribe(source, subscribe, source.HasLetGo),
        DescribeSource => Decision<EmissionSource>.Answer(source, Describe(source)),
        _ => null,
    };

    /// <summary>True where a feed does not follow on the last one taken: the meter is to be asked for what it holds.</summary>
    public static bool Misses(EmissionSource source, FeedActivity feed) =>
        feed.Previous >= 0 && source.Terms.Any(t => t.Meter == feed.Meter && t.Point == feed.Point && t.Feed < feed.Previous);

    private static Decision<EmissionSource> Take(EmissionSource source, FeedActivity feed)
    {
        var wanted = source.Terms.Any(t => t.Meter == feed.Meter && t.Point == feed.Point && t.Feed < feed.Feed);
        if (!wanted || Misses(source, feed))
            return Decision<EmissionSource>.Answer(source, null);
        var taken = new ActivityTaken { Meter = feed.Meter, Point = feed.Point, Feed = feed.Feed, SettledThrough = feed.SettledThrough };
        taken.Intervals.AddRange(feed.Intervals);
        var (after, accruals) = SourceFold.Follow(source, taken);
        taken.Accruals.AddRange(accruals);
        after = SourceFold.Accrue(after, accruals);
        return WithDays(after, SourceDays.Due(source, after, accruals), [taken], null);
    }

    private static Decision<EmissionSource> Configure(EmissionSource source, ConfigureSource command, DateTimeOffset now)
    {
        if (!FiledSource.IsNews(source, command))
            return Decision<EmissionSource>.Answer(source, new Done());
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(command.Source.TimeZone, out _))
            return Decision<EmissionSource>.Answer(source, new Refused { Reason = $"The time zone '{command.Source.TimeZone}' of source {command.Source.Id} is not known on this machine." });
        if (source.Configuration is { } known && known.TimeZone != command.Source.TimeZone)
            return Decision<EmissionSource>.Answer(source, new Refused { Reason = $"The source {command.Source.Id} has cut its days in {known.TimeZone}; with {command.Source.TimeZone} they would mean something else. Give the source another id, or set the time zone back." });
        if (CalibreChange.Problem(source.Configuration, command.Source) is { } change)
            return Decision<EmissionSource>.Answer(source, new Refused { Reason = $"The source {command.Source.Id} is not configured: {change}" });
        var configured = new SourceConfigured
        {
            At = now.ToUnixTimeMilliseconds(),
            Source = command.Source,
            By = command.By,
            Version = source.Version + 1,
            FromFile = command.FromFile,
            Reason = command.Reason,
            Account = source.NextAccount,
        };
        EmissionSource after;
        try
        {
            after = source.Apply(configured);
        }
        catch (FormatException e)
        {
            return Decision<EmissionSource>.Answer(source, new Refused { Reason = $"The source {command.Source.Id} is not configured: {e.Message}" });
        }
        return Anew(after, configured, new Done());
    }

    /// <summary>Dated values of a data item that the source uses; ones it has by an older or the same feed are no news.</summary>
    private static Decision<EmissionSource> Take(EmissionSource source, FeedValues feed, DateTimeOffset now)
    {
        var known = source.Values.GetValueOrDefault(feed.Item);
        if (source.Configuration?.Constants.Any(c => c.Item == feed.Item) != true || feed.Feed <= (known?.Feed ?? 0))
            return Decision<EmissionSource>.Answer(source, null);
        var taken = new ValuesTaken { At = now.ToUnixTimeMilliseconds(), Item = feed.Item, Feed = feed.Feed, Account = source.Account };
        taken.Values.AddRange(feed.Values);
        if (known is null || !taken.Values.Equals(known.Values))
            taken.Account = source.NextAccount;
        return Anew(source.Apply(taken), taken, null);
    }

    /// <summary>Days reckoned from the journal; of no use where something else is to be reckoned with by now.</summary>
    private static Decision<EmissionSource> Take(EmissionSource source, TakeHistory history, DateTimeOffset now)
    {
        if (!source.HistoryPending || history.Account != source.Account || history.Problem.Length > 0)
            return Decision<EmissionSource>.Answer(source, null);
        var restated = new HistoryRestated { At = now.ToUnixTimeMilliseconds(), Account = history.Account, Before = history.Before };
        return WithDays(source.Apply(restated), history.Days, [restated], null, history.Account);
    }

    /// <summary>All hours held are accounted anew after <paramref name="cause"/>; those that differ are recorded behind it, then their days.</summary>
    private static Decision<EmissionSource> Anew(EmissionSource after, IMessage cause, IMessage? reply)
    {
        var events = ImmutableList.Create(cause);
        var accruals = SourceFold.Accruals(after, SourceFold.HeldHours(after));
        if (accruals.Count > 0)
        {
            var restated = new EmissionsRestated { Version = after.Version };
            restated.Accruals.AddRange(accruals);
            events = events.Add(restated);
            after = after.Apply(restated);
        }
        return WithDays(after, SourceDays.Due(after), events, reply);
    }

    private static Decision<EmissionSource> WithDays(EmissionSource after, IReadOnlyList<EmissionDayRecord> days, ImmutableList<IMessage> events, IMessage? reply, int account = 0)
    {
        if (days.Count == 0)
            return new Decision<EmissionSource>(events, after, reply);
        var settled = new EmissionDaysSettled { Feed = after.Feed + 1, Account = account };
        settled.Days.AddRange(days);
        return new Decision<EmissionSource>(events.Add(settled), after.Apply(settled), reply);
    }

    /// <summary>Adds a subscriber and answers with the days it lacks, unless they are fed otherwise.</summary>
    internal static Decision<EmissionSource> Subscribe(EmissionSource source, SubscribeToDays command, bool partly, bool fedOtherwise = false)
    {
        IMessage reply = new Done();
        if (command.Since != source.Feed && !fedOtherwise)
        {
            var feed = new FeedDays
            {
                EntityId = command.Subscriber,
                Member = $"source:{command.EntityId}",
                Feed = source.Feed,
                Previous = -1,
                Complete = !partly,
            };
            feed.Days.AddRange(source.Days.Values);
            reply = feed;
        }
        if (source.Subscribers.Contains(command.Subscriber))
            return Decision<EmissionSource>.Answer(source, reply);
        var added = new DaySubscriptionAdded { Subscriber = command.Subscriber };
        return new Decision<EmissionSource>([added], source.Apply(added), reply);
    }

    private static SourceDescription Describe(EmissionSource source) => new()
    {
        Source = source.Configuration,
        Feed = source.Feed,
        AccruedThrough = source.CompleteThrough,
        Account = source.Account,
        HistoryAccount = source.HistoryAccount,
        HistoryPending = source.HistoryPending,
    };
}

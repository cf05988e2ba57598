using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Boundaries;

/// <summary>What a boundary answers to a command: pure functions of its state, the command and the time.</summary>
public static class BoundaryDecisions
{
    /// <summary>Decides on any boundary command; null where it is none.</summary>
    public static Decision<Boundary>? Decide(Boundary boundary, IMessage command, DateTimeOffset now)
    {
        switch (command)
        {
            case ConfigureBoundary configure when configure.Boundary.Equals(configure.ByHand ? boundary.Configuration : boundary.Filed):
                return Decision<Boundary>.Answer(boundary, new Done());
            case ConfigureBoundary configure when MemberRules.Problem(configure.Boundary.Members) is { } problem:
                return Decision<Boundary>.Answer(boundary, new Refused { Reason = $"The boundary {configure.Boundary.Id} is not configured: {problem}" });
            case ConfigureBoundary configure:
                var configured = Configured(boundary, configure, now);
                var over = boundary.Apply(configured);
                var (events, sums) = ConsolidationDecisions.Settle([configured], over.Sums, over.Sums.Days.Keys);
                return new Decision<Boundary>(events, over with { Sums = sums }, new Done());
            case TakeHistory history:
                var (restated, past) = ConsolidationDecisions.Take(boundary.Sums, history, now);
                return new Decision<Boundary>(restated, boundary with { Sums = past }, null);
            case FeedDays feed:
                var (taken, after) = ConsolidationDecisions.Take(boundary.Sums, feed);
                return new Decision<Boundary>(taken, boundary with { Sums = after }, null);
            case SubscribeToDays subscribe:
                return Subscribe(boundary, subscribe, fedOtherwise: false);
            default:
                return null;
        }
    }

    /// <summary>Adds a subscriber and answers with the days it lacks, unless they are fed otherwise.</summary>
    internal static Decision<Boundary> Subscribe(Boundary boundary, SubscribeToDays command, bool fedOtherwise)
    {
        var (added, with, reply) = ConsolidationDecisions.Subscribe(boundary.Sums, $"boundary:{command.EntityId}", command, fedOtherwise);
        return new Decision<Boundary>(added, boundary with { Sums = with }, reply);
    }

    private static BoundaryConfigured Configured(Boundary boundary, ConfigureBoundary configure, DateTimeOffset now)
    {
        var record = configure.Boundary.Clone();
        if (!configure.ByHand)
            record.Members.AddRange(FiledMembers.AddedByHand(boundary.Configuration?.Members, boundary.Filed?.Members, record.Members));
        return new BoundaryConfigured
        {
            At = now.ToUnixTimeMilliseconds(),
            Boundary = record,
            By = configure.By,
            ByHand = configure.ByHand,
            Reason = configure.Reason,
            Filed = configure.ByHand || record.Equals(configure.Boundary) ? null : configure.Boundary,
        };
    }
}

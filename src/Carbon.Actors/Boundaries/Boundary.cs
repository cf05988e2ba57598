using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Boundaries;

/// <summary>An accounting unit of a plant (clause 9.3 b): its configuration and the sums of its members.</summary>
public sealed record Boundary(BoundaryRecord? Configuration, Consolidation Sums)
{
    /// <summary>A boundary of which nothing is known yet.</summary>
    public static readonly Boundary Unknown = new(null, Consolidation.Empty);

    /// <summary>Configuration as the configuration file last had it; null where it never did.</summary>
    public BoundaryRecord? Filed { get; init; }

    /// <summary>The state after a stored event.</summary>
    public Boundary Apply(IMessage @event) => @event switch
    {
        BoundaryConfigured configured => new Boundary(configured.Boundary, Sums.Over(configured.Boundary.Members))
        {
            Filed = configured.ByHand ? Filed : configured.Filed ?? configured.Boundary,
        },
        MemberDaysTaken taken => this with { Sums = Sums.Take(taken) },
        EmissionDaysSettled settled => this with { Sums = Sums.Settle(settled) },
        HistoryRestated restated => this with { Sums = Sums with { HistoryAccount = restated.Account } },
        DaySubscriptionAdded added => this with { Sums = Sums with { Subscribers = Sums.Subscribers.Add(added.Subscriber) } },
        _ => this,
    };
}

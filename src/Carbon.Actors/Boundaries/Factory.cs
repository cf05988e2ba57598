using Carbon.Boundaries.Settings;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Boundaries;

/// <summary>The reporting entity (clause 9.3 a): its profile, the sums of its members, and what it set.</summary>
public sealed record Factory(FactoryRecord? Configuration, Consolidation Sums)
{
    /// <summary>A factory of which nothing is known yet.</summary>
    public static readonly Factory Unknown = new(null, Consolidation.Empty);

    /// <summary>Configuration as the configuration file last had it; null where it never did.</summary>
    public FactoryRecord? Filed { get; init; }

    /// <summary>Outputs, targets and other settings.</summary>
    public PlantSettings Settings { get; init; } = PlantSettings.None;

    /// <summary>The state after a stored event.</summary>
    public Factory Apply(IMessage @event) => @event switch
    {
        FactoryConfigured configured => this with
        {
            Configuration = configured.Factory,
            Filed = configured.ByHand ? Filed : configured.Filed ?? configured.Factory,
            Sums = Sums.Over(configured.Factory.Members),
        },
        SettingsConfigured configured => this with { Settings = Settings.Apply(configured) },
        MemberDaysTaken taken => this with { Sums = Sums.Take(taken) },
        EmissionDaysSettled settled => this with { Sums = Sums.Settle(settled) },
        HistoryRestated restated => this with { Sums = Sums with { HistoryAccount = restated.Account } },
        DaySubscriptionAdded added => this with { Sums = Sums with { Subscribers = Sums.Subscribers.Add(added.Subscriber) } },
        _ => this,
    };
}

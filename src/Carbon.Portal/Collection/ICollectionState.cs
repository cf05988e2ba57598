namespace Carbon.Portal.Collection;

/// <summary>Whether a meter is being read.</summary>
public enum CollectionCondition
{
    /// <summary>Nothing is known yet.</summary>
    Unknown,

    /// <summary>Answers, and its data are recent.</summary>
    Live,

    /// <summary>Answers, but its newest data are older than they should be.</summary>
    Late,

    /// <summary>Does not answer.</summary>
    Silent,

    /// <summary>Answers with errors, or its data cannot be used.</summary>
    Faulty,
}

/// <summary>How the collection from one meter stands.</summary>
/// <param name="State">Its condition.</param>
/// <param name="LastContact">When it last answered; null: never.</param>
/// <param name="LastError">What went wrong last and what to try; null: nothing.</param>
public sealed record MeterCollection(CollectionCondition State, DateTimeOffset? LastContact, string? LastError)
{
    /// <summary>Nothing is known.</summary>
    public static readonly MeterCollection Unknown = new(CollectionCondition.Unknown, null, null);
}

/// <summary>State of collection, as the drivers of this node see it. Called at every refresh of a page: must be cheap.</summary>
public interface ICollectionState
{
    /// <summary>State of one meter; <see cref="MeterCollection.Unknown"/> for one that nothing is known of.</summary>
    MeterCollection Of(string meter);

    /// <summary>How many of these meters are in each condition.</summary>
    IReadOnlyDictionary<CollectionCondition, int> Counts(IEnumerable<string> meters) =>
        meters.CountBy(m => Of(m).State).ToDictionary();
}

/// <summary>A node that collects nothing itself.</summary>
internal sealed class UnknownCollectionState : ICollectionState
{
    /// <inheritdoc/>
    public MeterCollection Of(string meter) => MeterCollection.Unknown;
}

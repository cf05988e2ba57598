using System.Collections.Concurrent;
using Carbon.Node.Acquisition.State;
using Carbon.Node.Configuration;
using Carbon.Portal.Collection;
using Carbon.Views;

namespace Carbon.Node.Collection;

/// <summary>State of collection as the portal shows it: meters on channels by their communication, pushing ones by when they last pushed.</summary>
public sealed class CollectionState(IAcquisitionState channels, NodeConfiguration configuration, PlantCatalogue catalogue, TimeProvider time) : ICollectionState
{
    private readonly ConcurrentDictionary<string, Contact> _pushed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TimeSpan> _every =
        new(configuration.Meters.Select(m => KeyValuePair.Create(m.Id, m.Points.Max(p => p.Every))), StringComparer.Ordinal);

    /// <summary>True where the node is configured to collect from a meter.</summary>
    public bool Knows(string meter) => Every(meter) is not null;

    /// <summary>A meter was set up, or its points changed.</summary>
    /// <param name="meter">Id of the meter.</param>
    /// <param name="every">Longest time between two readings of one of its points.</param>
    public void Learn(string meter, TimeSpan every) => _every[meter] = every;

    /// <summary>A meter pushed readings; unknown meters are not remembered.</summary>
    /// <param name="meter">Id of the meter.</param>
    /// <param name="taken">Any of them was recorded, now or before.</param>
    /// <param name="refusal">Why the last refused one was refused; null where none was.</param>
    public void Pushed(string meter, bool taken, string? refusal)
    {
        if (!Knows(meter))
            return;
        var now = time.GetUtcNow();
        _pushed.AddOrUpdate(meter, _ => new Contact(taken ? now : null, refusal), (_, before) => new Contact(taken ? now : before.Last, refusal));
    }

    /// <inheritdoc/>
    public MeterCollection Of(string meter)
    {
        if (channels.Meter(meter) is { } link)
            return new MeterCollection(Condition(link.State), link.LastContact, link.State == LinkState.Live ? null : link.LastError ?? link.LastRejection);
        if (!_pushed.TryGetValue(meter, out var contact))
            return MeterCollection.Unknown;
        var condition = contact.Last is { } last ? Condition(time.GetUtcNow() - last, Every(meter) ?? TimeSpan.FromMinutes(15)) : CollectionCondition.Faulty;
        return new MeterCollection(contact.Refusal is null ? condition : CollectionCondition.Faulty, contact.Last, contact.Refusal);
    }

    /// <summary>Meters that were set up while the node ran stand in the views only.</summary>
    private TimeSpan? Every(string meter)
    {
        if (_every.TryGetValue(meter, out var known))
            return known;
        if (catalogue.Meters().FirstOrDefault(m => m.Id == meter) is not { Points.Count: > 0 } record)
            return null;
        return _every.GetOrAdd(meter, TimeSpan.FromMilliseconds(record.Points.Max(p => p.Every)));
    }

    private static CollectionCondition Condition(TimeSpan age, TimeSpan every) =>
        age <= every * 2 ? CollectionCondition.Live : age <= every * 4 ? CollectionCondition.Late : CollectionCondition.Silent;

    private static CollectionCondition Condition(LinkState state) => state switch
    {
        LinkState.Live => CollectionCondition.Live,
        LinkState.Late => CollectionCondition.Late,
        LinkState.Silent => CollectionCondition.Silent,
        _ => CollectionCondition.Faulty,
    };

    private sealed record Contact(DateTimeOffset? Last, string? Refusal);
}

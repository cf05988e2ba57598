using System.Collections.Concurrent;
using Carbon.Node.Acquisition.State;
using Carbon.Node.Configuration;
using Carbon.Portal.Collection;

namespace Carbon.Node.Hosting;

/// <summary>State of collection as the portal shows it: meters on channels by their communication, pushing ones by when they last pushed.</summary>
public sealed class CollectionState(IAcquisitionState channels, NodeConfiguration configuration, TimeProvider time) : ICollectionState
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _pushed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _every = configuration.Meters.ToDictionary(m => m.Id, m => m.Points.Max(p => p.Every));

    /// <summary>A meter pushed readings that were taken.</summary>
    public void Pushed(string meter) => _pushed[meter] = time.GetUtcNow();

    /// <inheritdoc/>
    public MeterCollection Of(string meter)
    {
        if (channels.Meter(meter) is { } link)
            return new MeterCollection(Condition(link.State), link.LastContact, link.State == LinkState.Live ? null : link.LastError ?? link.LastRejection);
        if (!_pushed.TryGetValue(meter, out var last) || !_every.TryGetValue(meter, out var every))
            return MeterCollection.Unknown;
        var age = time.GetUtcNow() - last;
        return new MeterCollection(age <= every * 2 ? CollectionCondition.Live : age <= every * 4 ? CollectionCondition.Late : CollectionCondition.Silent, last, null);
    }

    private static CollectionCondition Condition(LinkState state) => state switch
    {
        LinkState.Live => CollectionCondition.Live,
        LinkState.Late => CollectionCondition.Late,
        LinkState.Silent => CollectionCondition.Silent,
        _ => CollectionCondition.Faulty,
    };
}

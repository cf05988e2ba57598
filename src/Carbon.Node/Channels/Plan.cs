using System.Collections.Immutable;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels;

/// <summary>A channel of a plan.</summary>
/// <param name="Id">Id.</param>
/// <param name="Options">Its options; null: it is taken away.</param>
/// <param name="Version">Version that was edited.</param>
/// <param name="Models">Meters set up from a model.</param>
/// <param name="Path">JSON path of the options in what was sent.</param>
/// <param name="Place">Index of the only meter that was sent; null where the whole channel was.</param>
internal sealed record PlannedChannel(string Id, ChannelOptions? Options, int Version, ImmutableArray<ModelUse> Models, string Path, int? Place = null);

/// <summary>A meter of a plan.</summary>
/// <param name="Meter">Register entry and points.</param>
/// <param name="Path">JSON path in what was sent.</param>
internal sealed record PlannedMeter(MeterSection Meter, string Path);

/// <summary>Channels and meters that are changed together, or not at all.</summary>
internal sealed record Plan(ImmutableArray<PlannedChannel> Channels, ImmutableArray<PlannedMeter> Meters)
{
    /// <summary>A plan of one channel.</summary>
    public static Plan Of(PlannedChannel channel) => new([channel], []);
}

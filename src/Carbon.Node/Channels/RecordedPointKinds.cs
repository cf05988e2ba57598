using Carbon.Metering;
using Carbon.Node.Acquisition;
using Carbon.Views.Meters;

namespace Carbon.Node.Channels;

/// <summary>Kinds of the points of recorded meters.</summary>
internal sealed class RecordedPointKinds(MeterQueries meters) : IPointKinds
{
    /// <inheritdoc/>
    public PointKind? Of(string meterId, string pointId) => meters.Meter(meterId)?.Points.FirstOrDefault(p => p.Point == pointId)?.Kind;
}

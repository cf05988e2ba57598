using Carbon.Portal.Collection;
using Carbon.Portal.Meters;
using Carbon.Views.Meters;

namespace Carbon.Portal.Acquisition.Channels;

/// <summary>A meter of a channel with its live values.</summary>
/// <param name="Id">The meter.</param>
/// <param name="Record">What is recorded of it; null: nothing yet.</param>
/// <param name="Collection">How its collection stands.</param>
/// <param name="Communication">Its counters; null: its channel does not run.</param>
/// <param name="Points">Its points with their latest values and units.</param>
/// <param name="Due">Points whose readings are overdue.</param>
public sealed record ChannelMeterRow(
    string Id, MeterView? Record, MeterCollection Collection, MeterCommunication? Communication, IReadOnlyList<(PointView Point, string Unit)> Points, IReadOnlyList<PointArrival> Due)
{
    /// <summary>The row of a meter.</summary>
    public static ChannelMeterRow Of(string id, MeterView? record, MeterCollection collection, MeterCommunication? communication, IEnumerable<PointArrival> due) => new(
        id, record, collection, communication,
        [.. (record?.Points ?? []).Select(p => (p, ReadingUnit.Of(record!.Record.Points.FirstOrDefault(r => r.Id == p.Point))))], [.. due]);
}

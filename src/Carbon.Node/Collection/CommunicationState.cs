using Carbon.Node.Acquisition.State;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Collection;

/// <summary>Counters of communication as the pages show them.</summary>
public sealed class CommunicationState(IAcquisitionState state) : ICommunicationState
{
    /// <inheritdoc/>
    public IReadOnlyList<MeterCommunication> Meters() => [.. state.Meters().Select(Of)];

    /// <inheritdoc/>
    public MeterCommunication? Meter(string meter) => state.Meter(meter) is { } link ? Of(link) : null;

    private static MeterCommunication Of(MeterLink link) => new(
        link.MeterId, link.ChannelId, link.LastContact, link.LastError, link.LastErrorAt,
        link.Requests, link.Timeouts, link.Errors, link.Invalid, link.LineFailures, link.Rejected, link.LastRejection)
    {
        Response = link.Response is { } times ? (times.Median, times.P95) : null,
    };
}

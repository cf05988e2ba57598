using System.Collections.Immutable;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.State;
using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Node.Acquisition.OnDemand;

/// <summary>Finds lines for questions besides their schedule.</summary>
internal sealed class LineAccesses(AcquisitionService acquisition, AcquisitionMetrics metrics, TimeProvider time)
{
    /// <summary>Access to the line of these options, and the questions of their meters. Nothing of it shows in the state of acquisition.</summary>
    public async Task<(LineAccess Access, IReadOnlyList<PolledMeter> Meters)> OpenAsync(PolledChannelOptions options, CancellationToken cancellation)
    {
        var probe = Make(options);
        return (new LineAccess(probe, await acquisition.HolderAsync(probe.Line, cancellation), time), probe.Meters);
    }

    /// <summary>Questions of the meters of these options.</summary>
    public IReadOnlyList<PolledMeter> Questions(PolledChannelOptions options)
    {
        using var probe = Make(options);
        return probe.Meters;
    }

    private PolledChannel Make(PolledChannelOptions options) => (PolledChannel)ChannelFactory.Create(
        options, new ChannelSurroundings(Nowhere.Sink, time, acquisition.Clock, new AcquisitionState(), metrics, NullLogger.Instance));

    /// <summary>Keeps nothing.</summary>
    private sealed class Nowhere : IReadingSink
    {
        public static readonly Nowhere Sink = new();

        public Task<RecordOutcome> RecordAsync(MeterReadings readings, CancellationToken cancellation) => Task.FromResult(new RecordOutcome(0, 0, ImmutableArray<Rejection>.Empty));
    }
}

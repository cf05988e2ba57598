using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa;
using Carbon.Node.Acquisition.State;
using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>A running acquisition service over given channels.</summary>
public sealed class Collecting : IAsyncDisposable
{
    private readonly AcquisitionService service;
    private readonly ChannelOptions[] channels;
    private readonly AcquisitionMetrics metrics = new();

    public Collecting(TimeProvider time, RecordingSink sink, params ChannelOptions[] channels)
        : this(time, sink, channels, null, null)
    {
    }

    public Collecting(TimeProvider time, RecordingSink sink, IChannelPositions? positions, params ChannelOptions[] channels)
        : this(time, sink, channels, positions, null)
    {
    }

    public Collecting(TimeProvider time, RecordingSink sink, OpcUaCertificates opcUa, params ChannelOptions[] channels)
        : this(time, sink, channels, null, opcUa)
    {
    }

    public Collecting(TimeProvider time, RecordingSink sink, IPointKinds kinds, params ChannelOptions[] channels)
        : this(time, sink, channels, null, null, kinds)
    {
    }

    private Collecting(TimeProvider time, RecordingSink sink, ChannelOptions[] channels, IChannelPositions? positions, OpcUaCertificates? opcUa, IPointKinds? kinds = null)
    {
        Assert.Empty(ChannelFactory.Validate(channels, "channels"));
        this.channels = channels;
        service = new(sink, time, State, metrics, NullLogger<AcquisitionService>.Instance, positions, opcUa, kinds);
    }

    public AcquisitionState State { get; } = new();

    public async Task<Collecting> StartAsync()
    {
        await service.StartAsync(CancellationToken.None);
        await ApplyAsync(channels);
        return this;
    }

    public Task ApplyAsync(params IReadOnlyList<ChannelOptions> wanted) => RunAsync([.. wanted.Select(ChannelToRun.Of)]);

    public Task RunAsync(params ChannelToRun[] wanted) => service.ApplyAsync(wanted, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await service.StopAsync(CancellationToken.None);
        service.Dispose();
        metrics.Dispose();
    }
}

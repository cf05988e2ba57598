using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition;

/// <summary>Runs all channels of the node (clauses 6.3, 11.2, 11.3).</summary>
public sealed class AcquisitionService(
    IReadOnlyList<ChannelOptions> channels,
    IReadingSink sink,
    TimeProvider time,
    AcquisitionState state,
    AcquisitionMetrics metrics,
    ILogger<AcquisitionService> logger,
    OpcUaCertificates? opcUa = null) : BackgroundService
{
    private readonly PollClock clock = new(time);
    private List<IChannel> running = [];

    /// <summary>Makes the channels, so that every meter is visible from the first moment, and starts them.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var around = new ChannelSurroundings(sink, time, clock, state, metrics, logger) { OpcUa = opcUa };
        running = [.. channels.Select(options => ChannelFactory.Create(options, around))];
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var channel in running.OfType<IDisposable>())
            channel.Dispose();
        clock.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        logger.LogInformation("Collecting from {Meters} meters on {Channels} channels", channels.Sum(c => c.MeterIds.Count()), channels.Count);
        return Task.WhenAll(running.Select(channel => Task.Run(() => channel.RunAsync(stoppingToken), CancellationToken.None)));
    }
}

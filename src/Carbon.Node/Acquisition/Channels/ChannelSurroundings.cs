using Carbon.Node.Acquisition.OpcUa;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>What a channel needs of the node.</summary>
/// <param name="Sink">Where readings go.</param>
/// <param name="Time">The node's clock; may run faster than real time in the demonstration.</param>
/// <param name="Clock">Wakes channels.</param>
/// <param name="State">State of communication.</param>
/// <param name="Metrics">Counters.</param>
/// <param name="Logger">Log.</param>
public sealed record ChannelSurroundings(IReadingSink Sink, TimeProvider Time, PollClock Clock, AcquisitionState State, AcquisitionMetrics Metrics, ILogger Logger)
{
    /// <summary>Time given to hand on what is left when the node stops.</summary>
    public TimeSpan LastHandOver { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How far sources that keep their data were read.</summary>
    public IChannelPositions Positions { get; init; } = new PositionsInMemory();

    /// <summary>Kinds of the points; null where no meters are recorded.</summary>
    public IPointKinds? Kinds { get; init; }

    /// <summary>The terminal's certificate for OPC UA servers; null where there is no data folder.</summary>
    public OpcUaCertificates? OpcUa { get; init; }
}

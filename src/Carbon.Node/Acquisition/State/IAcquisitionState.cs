namespace Carbon.Node.Acquisition.State;

/// <summary>Snapshots of the communication with all meters.</summary>
public interface IAcquisitionState
{
    /// <summary>All meters, in the order of the configuration.</summary>
    IReadOnlyList<MeterLink> Meters();

    /// <summary>One meter; null when no channel has it.</summary>
    MeterLink? Meter(string meterId);

    /// <summary>All channels.</summary>
    IReadOnlyList<ChannelLink> Channels();
}

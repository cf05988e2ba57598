namespace Carbon.Node.Acquisition.Channels;

/// <summary>
/// How far a channel has read a source that keeps its data. A position moves only when everything before it is durable; a lost position costs
/// reading again, never a reading.
/// </summary>
public interface IChannelPositions
{
    /// <summary>The position of one query of a channel; null where there is none.</summary>
    string? Read(string channelId, string query);

    /// <summary>Completes when the position is on the disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    void Write(string channelId, string query, string position);
}

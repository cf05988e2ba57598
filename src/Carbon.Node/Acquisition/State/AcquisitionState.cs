using System.Collections.Concurrent;

namespace Carbon.Node.Acquisition.State;

/// <summary>Keeps the recorders of all channels and meters.</summary>
public sealed class AcquisitionState : IAcquisitionState
{
    private readonly ConcurrentDictionary<string, MeterRecorder> meters = new();
    private readonly ConcurrentQueue<MeterRecorder> order = new();
    private readonly ConcurrentQueue<ChannelRecorder> channels = new();

    /// <summary>Begins to record a channel.</summary>
    public ChannelRecorder AddChannel(string channelId, string protocol)
    {
        var recorder = new ChannelRecorder(channelId, protocol);
        channels.Enqueue(recorder);
        return recorder;
    }

    /// <summary>Begins to record a meter.</summary>
    public MeterRecorder AddMeter(string meterId, string channelId)
    {
        var recorder = new MeterRecorder(meterId, channelId);
        if (meters.TryAdd(meterId, recorder))
            order.Enqueue(recorder);
        return recorder;
    }

    /// <summary>The recorder of a meter; null when no channel has it.</summary>
    public MeterRecorder? Recorder(string meterId) => meters.GetValueOrDefault(meterId);

    /// <inheritdoc/>
    public IReadOnlyList<MeterLink> Meters() => [.. order.Select(m => m.Snapshot())];

    /// <inheritdoc/>
    public MeterLink? Meter(string meterId) => meters.TryGetValue(meterId, out var recorder) ? recorder.Snapshot() : null;

    /// <inheritdoc/>
    public IReadOnlyList<ChannelLink> Channels() => [.. channels.Select(c => c.Snapshot())];
}

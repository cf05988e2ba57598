namespace Carbon.Node.Acquisition.State;

/// <summary>Keeps the recorders of all channels and meters.</summary>
public sealed class AcquisitionState : IAcquisitionState
{
    /// <summary>Most recordings kept; the oldest gives way.</summary>
    private const int MostTraces = 8;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, MeterRecorder> _meters = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, ChannelRecorder> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FrameTrace> _traces = new(StringComparer.Ordinal);

    /// <summary>Begins to record a channel; one that was recorded before begins anew.</summary>
    public ChannelRecorder AddChannel(string channelId, string protocol)
    {
        lock (_gate)
            return _channels[channelId] = new ChannelRecorder(channelId, protocol);
    }

    /// <summary>Begins to record a meter; on the same channel as before it goes on.</summary>
    public MeterRecorder AddMeter(string meterId, string channelId)
    {
        lock (_gate)
        {
            if (!_meters.TryGetValue(meterId, out var recorder) || recorder.ChannelId != channelId)
                _meters[meterId] = recorder = new MeterRecorder(meterId, channelId) { Trace = _traces.GetValueOrDefault(channelId) };
            return recorder;
        }
    }

    /// <summary>A channel ended: it and its meters are not recorded any more, but for those that <paramref name="stay"/> on it when it begins anew.</summary>
    public void Remove(string channelId, IReadOnlySet<string> stay)
    {
        lock (_gate)
        {
            _channels.Remove(channelId);
            foreach (var gone in _meters.Values.Where(m => m.ChannelId == channelId && !stay.Contains(m.MeterId)).ToList())
                _meters.Remove(gone.MeterId);
        }
    }

    /// <summary>The recorder of a meter; null when no channel has it.</summary>
    public MeterRecorder? Recorder(string meterId)
    {
        lock (_gate)
            return _meters.GetValueOrDefault(meterId);
    }

    /// <summary>Keeps all frames of a channel from now on, until the trace is over or another takes its place.</summary>
    public void Begin(string channelId, FrameTrace trace)
    {
        lock (_gate)
        {
            _traces[channelId] = trace;
            if (_traces.Count > MostTraces && _traces.MinBy(t => t.Value.From) is var oldest && _traces.Remove(oldest.Key))
                foreach (var meter in _meters.Values.Where(m => m.ChannelId == oldest.Key))
                    meter.Trace = null;
            foreach (var meter in _meters.Values.Where(m => m.ChannelId == channelId))
                meter.Trace = trace;
        }
    }

    /// <summary>The last trace of a channel, over or not; null where there is none.</summary>
    public FrameTrace? Trace(string channelId)
    {
        lock (_gate)
            return _traces.GetValueOrDefault(channelId);
    }

    /// <summary>Counters of all meters.</summary>
    public IReadOnlyList<MeterCounts> Counts()
    {
        lock (_gate)
            return [.. _meters.Values.Select(m => m.Counts())];
    }

    /// <inheritdoc/>
    public IReadOnlyList<MeterLink> Meters()
    {
        lock (_gate)
            return [.. _meters.Values.Select(m => m.Snapshot())];
    }

    /// <inheritdoc/>
    public MeterLink? Meter(string meterId) => Recorder(meterId)?.Snapshot();

    /// <inheritdoc/>
    public IReadOnlyList<ChannelLink> Channels()
    {
        lock (_gate)
            return [.. _channels.Values.Select(c => c.Snapshot())];
    }
}

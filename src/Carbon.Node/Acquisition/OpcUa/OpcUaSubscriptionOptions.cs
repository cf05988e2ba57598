using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.OpcUa;

/// <summary>How a server watches points (Part 4, 5.13 and 5.14). What it grants may be slower; it keeps what does not fit into one notification.</summary>
public sealed record OpcUaSubscriptionOptions
{
    /// <summary>How often the server sends what has changed.</summary>
    public TimeSpan Publishing { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the server looks at each point; <c>0ms</c>: every change, where the server is told of changes.</summary>
    public TimeSpan Sampling { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Values that the server keeps for each point while the terminal is away or busy.</summary>
    public int QueueSize { get; init; } = 600;

    /// <summary>What is wrong with these options; <paramref name="path"/> is their JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (Publishing < TimeSpan.FromMilliseconds(20) || Publishing > TimeSpan.FromHours(1))
            yield return new($"{path}.publishing", "must be between 20ms and 1h");
        if (Sampling != TimeSpan.Zero && (Sampling < TimeSpan.FromMilliseconds(10) || Sampling > TimeSpan.FromHours(1)))
            yield return new($"{path}.sampling", "must be 0ms for every change, or between 10ms and 1h");
        if (QueueSize is < 1 or > 100_000)
            yield return new($"{path}.queueSize", "must be between 1 and 100000");
    }
}

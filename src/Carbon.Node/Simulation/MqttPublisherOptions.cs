namespace Carbon.Node.Simulation;

/// <summary>A simulated gateway that publishes meters' registers.</summary>
public sealed record MqttPublisherOptions
{
    /// <summary>Name or address of the broker.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port of the broker.</summary>
    public required int Port { get; init; }

    /// <summary>What is published.</summary>
    public required IReadOnlyList<MqttPublishedPoint> Points { get; init; }
}

/// <summary>One published point: <c>{"v":1,"t":"...","value":"...","q":"good","seq":n}</c>.</summary>
/// <param name="MeterId">The meter.</param>
/// <param name="PointId">The point.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Every">Time between two messages, on the clock of the simulation.</param>
public sealed record MqttPublishedPoint(string MeterId, string PointId, string Topic, TimeSpan Every);

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>A measuring point in the messages of a topic.</summary>
public sealed record MqttPointOptions
{
    /// <summary>Id of the point within its meter.</summary>
    public required string PointId { get; init; }

    /// <summary>Topic, or a filter with + and #.</summary>
    public required string Topic { get; init; }

    /// <summary>Path to the number (a JSON number, or text in decimal notation).</summary>
    public string Value { get; init; } = "$.value";

    /// <summary>Path to the time: ISO 8601 with offset, or seconds or milliseconds since 1970. Left out: time of arrival.</summary>
    public string? Time { get; init; }

    /// <summary>Path to the sender's id of the reading; the same id counts once. An interval amount needs this or a time.</summary>
    public string? Id { get; init; }

    /// <summary>Path to the quality: <c>good</c>, <c>estimated</c> or <c>uncertain</c>, anything else is bad.</summary>
    public string? Quality { get; init; }

    /// <summary>Factor on the number.</summary>
    public decimal Scale { get; init; } = 1m;

    /// <summary>Added after the factor.</summary>
    public decimal Offset { get; init; }
}

/// <summary>A meter that sends messages.</summary>
public sealed record MqttMeterOptions
{
    /// <summary>The meter.</summary>
    public required string MeterId { get; init; }

    /// <summary>Its points.</summary>
    public required IReadOnlyList<MqttPointOptions> Points { get; init; }
}

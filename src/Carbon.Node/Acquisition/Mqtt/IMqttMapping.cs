namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>What messages at a broker mean.</summary>
public interface IMqttMapping
{
    /// <summary>Topics to subscribe to.</summary>
    IReadOnlyCollection<string> Topics { get; }

    /// <summary>The readings in one message, a set for each meter. A message that cannot be read is noted at its meters and yields nothing: it would not be better the next time.</summary>
    IReadOnlyList<MeterReadings> Read(string topic, byte[] bytes, DateTimeOffset arrived);

    /// <summary>A connection was made: what was known of senders may be old.</summary>
    void Connected();

    /// <summary>What is to be published now; taken once.</summary>
    IReadOnlyList<(string Topic, byte[] Payload)> Requests(DateTimeOffset now);
}

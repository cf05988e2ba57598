using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>A message by which the terminal tells others that it is there, or that it is not any more.</summary>
public sealed record MqttNotice
{
    /// <summary>The topic, without + and #.</summary>
    public required string Topic { get; init; }

    /// <summary>The text sent.</summary>
    public required string Payload { get; init; }

    /// <summary>The broker keeps it for those who subscribe later.</summary>
    public bool Retain { get; init; } = true;

    internal IEnumerable<OptionProblem> Validate(string path)
    {
        if (!MqttTopic.IsFilter(Topic) || Topic.AsSpan().ContainsAny('+', '#'))
            yield return new($"{path}.topic", $"'{Topic}' is not a topic to publish to; + and # have no place in it");
    }
}

using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>A subscription at an MQTT broker. Messages of quality of service 1 are acknowledged when their readings are durable.</summary>
public sealed record MqttOptions : ChannelOptions
{
    /// <summary>Name or address of the broker.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>Client id, unique at the broker; the session is kept under it.</summary>
    public required string ClientId { get; init; }

    /// <summary>User name.</summary>
    public string? User { get; init; }

    /// <summary>Password, or where it stands: <c>env:NAME</c>, <c>file:PATH</c>.</summary>
    [Secret]
    public string? Password { get; init; }

    /// <summary>Use TLS and check the broker's certificate.</summary>
    public bool Tls { get; init; }

    /// <summary>Protocol level 3.1.1 instead of 5.</summary>
    public bool Version311 { get; init; }

    /// <summary>How long the broker keeps messages while the terminal is away (MQTT 5).</summary>
    public TimeSpan SessionExpiry { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Messages that may be on their way to the journal at once (MQTT 5 receive maximum).</summary>
    public int ReceiveMaximum { get; init; } = 500;

    /// <summary>Longest wait between two attempts to connect.</summary>
    public TimeSpan ReconnectAtMost { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The meters that send.</summary>
    public required IReadOnlyList<MqttMeterOptions> Meters { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<string> MeterIds => Meters.Select(m => m.MeterId);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string MeterId, string PointId)> PointIds => Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, p.PointId)));

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path).Concat(TcpSettings.Validate(path, Host, Port)))
            yield return problem;
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return new($"{path}.clientId", "a client id is needed: the broker keeps the session under it");
        if (ReceiveMaximum is < 1 or > 65535)
            yield return new($"{path}.receiveMaximum", "must be between 1 and 65535");
        if (Meters.Count == 0)
            yield return new($"{path}.meters", "a channel needs at least one meter");
        for (var m = 0; m < Meters.Count; m++)
            for (var p = 0; p < Meters[m].Points.Count; p++)
                foreach (var problem in Validate(Meters[m], p, $"{path}.meters[{m}].points[{p}]"))
                    yield return problem;
    }

    private static IEnumerable<OptionProblem> Validate(MqttMeterOptions meter, int index, string path)
    {
        var point = meter.Points[index];
        if (string.IsNullOrWhiteSpace(point.PointId))
            yield return new($"{path}.pointId", "a point needs an id");
        if (meter.Points.Take(index).Any(p => p.PointId == point.PointId))
            yield return new($"{path}.pointId", $"point '{point.PointId}' is there more than once");
        if (!MqttTopic.IsFilter(point.Topic))
            yield return new($"{path}.topic", $"'{point.Topic}' is not a topic; + stands for one level, # for the rest and only at the end");
        if (point.Scale == 0m)
            yield return new($"{path}.scale", "must not be zero");
        foreach (var (name, text) in new[] { ("value", point.Value), ("time", point.Time), ("id", point.Id), ("quality", point.Quality) })
            if (text is not null && !JsonPath.TryParse(text, out _, out var error))
                yield return new($"{path}.{name}", error);
    }
}

using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>Meters whose messages are JSON.</summary>
public sealed record MqttOptions : MqttBrokerOptions
{
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
        foreach (var problem in base.Validate(path))
            yield return problem;
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

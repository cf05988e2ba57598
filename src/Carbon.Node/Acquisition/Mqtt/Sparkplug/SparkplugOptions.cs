using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>Edge nodes that publish Sparkplug B at a broker.</summary>
public sealed record SparkplugOptions : MqttBrokerOptions
{
    /// <summary>Shortest time between two requests for birth certificates to one edge node.</summary>
    public TimeSpan RebirthAtMostEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The meters.</summary>
    public required IReadOnlyList<SparkplugMeterOptions> Meters { get; init; }

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
        if (RebirthAtMostEvery < TimeSpan.FromSeconds(1) || RebirthAtMostEvery > TimeSpan.FromHours(1))
            yield return new($"{path}.rebirthAtMostEvery", "must be between 1s and 1h");
        for (var m = 0; m < Meters.Count; m++)
            foreach (var problem in PointList.Validate(Meters[m].Points, $"{path}.meters[{m}].points", p => p.PointId, (p, place) => p.Validate(place)))
                yield return problem;
    }
}

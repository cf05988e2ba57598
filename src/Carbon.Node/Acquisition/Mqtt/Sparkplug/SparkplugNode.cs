namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>What is known of an edge node since its birth certificates: which names its numbers stand for, and how far it has counted.</summary>
internal sealed class SparkplugNode
{
    private readonly Dictionary<string, Dictionary<ulong, SparkplugMetric>> aliases = [];
    private readonly Dictionary<string, Dictionary<string, SparkplugType>> types = [];
    private ulong? birth;
    private ulong? last;

    /// <summary>Follows a message; the reason where its numbers must not be believed until the node has told them again.</summary>
    public string? Follow(SparkplugTopic topic, SparkplugPayload payload)
    {
        if (topic.Message == "NBIRTH")
        {
            Forget();
            birth = BirthOf(payload);
            last = payload.Sequence ?? 0;
            Learn("", payload.Metrics);
            return null;
        }
        if (last is not { } before || !types.ContainsKey(""))
            return $"no birth certificate of the edge node {topic.Node} is known yet";
        if (payload.Sequence is { } now && now != before)
        {
            last = now;
            if (now != (before + 1) % 256)
            {
                Forget();
                return $"messages of the edge node {topic.Node} were lost: sequence number {now} follows {before}";
            }
        }
        switch (topic.Message)
        {
            case "DBIRTH":
                Learn(topic.Device, payload.Metrics);
                return null;
            case "DDEATH":
                aliases.Remove(topic.Device);
                types.Remove(topic.Device);
                return null;
            default:
                return types.ContainsKey(topic.Device) ? null : $"no birth certificate of the device {topic.Device} is known yet";
        }
    }

    /// <summary>True where a death certificate belongs to the present life; one of an earlier life came late.</summary>
    public bool Dies(SparkplugPayload payload)
    {
        if (birth is { } known && BirthOf(payload) is { } dead && known != dead)
            return false;
        Forget();
        return true;
    }

    /// <summary>Forgets what birth certificates said.</summary>
    public void Forget()
    {
        aliases.Clear();
        types.Clear();
        (birth, last) = (null, null);
    }

    /// <summary>The metric with the name and type that its birth certificate gave; null where that does not know it.</summary>
    public SparkplugMetric? Named(string device, SparkplugMetric metric)
    {
        if (metric.Name.Length == 0)
            return metric.Alias is { } alias && aliases.GetValueOrDefault(device)?.GetValueOrDefault(alias) is { } known
                ? metric with { Name = known.Name, Type = metric.Type == SparkplugType.Unknown ? known.Type : metric.Type }
                : null;
        return metric.Type != SparkplugType.Unknown ? metric
            : types.GetValueOrDefault(device)?.TryGetValue(metric.Name, out var type) == true ? metric with { Type = type } : null;
    }

    private void Learn(string device, IReadOnlyList<SparkplugMetric> metrics)
    {
        var known = types[device] = [];
        var numbers = aliases[device] = [];
        foreach (var metric in metrics.Where(m => m.Name.Length > 0))
        {
            known[metric.Name] = metric.Type;
            if (metric.Alias is { } alias)
                numbers[alias] = metric;
        }
    }

    private static ulong? BirthOf(SparkplugPayload payload) => payload.Metrics.FirstOrDefault(m => m.Name == SparkplugPayload.BirthDeathSequence)?.Value switch
    {
        uint number => number,
        ulong number => number,
        _ => null,
    };
}

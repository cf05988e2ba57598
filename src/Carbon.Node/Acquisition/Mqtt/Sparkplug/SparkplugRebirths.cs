namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>Requests for new birth certificates: which edge nodes are to be asked, and which were asked just now.</summary>
internal sealed class SparkplugRebirths(TimeSpan atMostEvery)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Group, string Node), DateTimeOffset> asked = [];
    private readonly HashSet<(string Group, string Node)> wanted = [];

    public void Want(string group, string node)
    {
        lock (gate)
            wanted.Add((group, node));
    }

    public void Born(string group, string node)
    {
        lock (gate)
            wanted.Remove((group, node));
    }

    public IReadOnlyList<(string Topic, byte[] Payload)> Take(DateTimeOffset now)
    {
        lock (gate)
        {
            var due = wanted.Where(w => !asked.TryGetValue(w, out var at) || at + atMostEvery <= now || at > now).ToList();
            foreach (var node in due)
                asked[node] = now;
            return [.. due.Select(n => ($"{SparkplugTopic.Namespace}/{n.Group}/NCMD/{n.Node}", SparkplugWriter.RebirthRequest(now)))];
        }
    }
}

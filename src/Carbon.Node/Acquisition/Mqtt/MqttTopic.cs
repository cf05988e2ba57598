namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>Topics and filters (MQTT 5, clause 4.7).</summary>
public static class MqttTopic
{
    /// <summary>True for a well-formed filter.</summary>
    public static bool IsFilter(string text)
    {
        var levels = text.Split('/');
        return text.Length is > 0 and <= 65535 && !text.Contains('\0')
            && levels.Index().All(l => (l.Item == "#" && l.Index == levels.Length - 1) || l.Item == "+" || !l.Item.AsSpan().ContainsAny('#', '+'));
    }

    /// <summary>True where <paramref name="topic"/> falls under <paramref name="filter"/>.</summary>
    public static bool Matches(string filter, string topic)
    {
        var (f, t) = (filter.Split('/'), topic.Split('/'));
        if (topic.StartsWith('$') && f[0] is "#" or "+")
            return false;
        for (var i = 0; i < f.Length; i++)
        {
            if (f[i] == "#")
                return true;
            if (i >= t.Length || (f[i] != "+" && f[i] != t[i]))
                return false;
        }
        return f.Length == t.Length;
    }
}

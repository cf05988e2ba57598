namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>A topic of Sparkplug B: <c>spBv1.0/GROUP/TYPE/NODE</c> or <c>spBv1.0/GROUP/TYPE/NODE/DEVICE</c>.</summary>
/// <param name="Group">Group of edge nodes.</param>
/// <param name="Message">NBIRTH, NDATA, NDEATH, DBIRTH, DDATA, DDEATH.</param>
/// <param name="Node">Edge node.</param>
/// <param name="Device">Device; empty for the node itself.</param>
public readonly record struct SparkplugTopic(string Group, string Message, string Node, string Device)
{
    /// <summary>First level of all topics.</summary>
    public const string Namespace = "spBv1.0";

    /// <summary>True for a topic of data, births and deaths.</summary>
    public static bool TryParse(string text, out SparkplugTopic topic)
    {
        var parts = text.Split('/');
        topic = parts.Length is 4 or 5 ? new(parts[1], parts[2], parts[3], parts.Length == 5 ? parts[4] : "") : default;
        return topic.Message is "NBIRTH" or "NDATA" or "NDEATH" or "DBIRTH" or "DDATA" or "DDEATH" && parts[0] == Namespace && topic.Message[0] == 'D' == (parts.Length == 5);
    }
}

namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>Whether the values in birth certificates are readings. A birth certificate tells the last value again, after every rebirth, and often under a new time.</summary>
public enum SparkplugBirthValues
{
    /// <summary>Those of counters and instantaneous values are; quantities of intervals would count twice, so that theirs are not.</summary>
    ByKind,

    /// <summary>They are, whatever the kind of the point.</summary>
    Always,

    /// <summary>They are not.</summary>
    Never,
}

using System.Text.Json.Serialization;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>Level of the protocol.</summary>
public enum MqttVersion
{
    /// <summary>MQTT 5.</summary>
    [JsonStringEnumMemberName("5")]
    V5,

    /// <summary>MQTT 3.1.1.</summary>
    [JsonStringEnumMemberName("3.1.1")]
    V311,
}

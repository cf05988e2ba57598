using System.Text.Json;
using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Acquisition.Mqtt;
using Carbon.Node.Acquisition.OpcUa;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>A channel: one serial line or one connection, with the meters behind it. The unit of scheduling.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "protocol")]
[JsonDerivedType(typeof(ModbusTcpOptions), "modbus-tcp")]
[JsonDerivedType(typeof(ModbusRtuOptions), "modbus-rtu")]
[JsonDerivedType(typeof(ModbusRtuOverTcpOptions), "modbus-rtu-over-tcp")]
[JsonDerivedType(typeof(DlT645SerialOptions), "dlt645")]
[JsonDerivedType(typeof(DlT645OverTcpOptions), "dlt645-over-tcp")]
[JsonDerivedType(typeof(CjT188SerialOptions), "cjt188")]
[JsonDerivedType(typeof(CjT188OverTcpOptions), "cjt188-over-tcp")]
[JsonDerivedType(typeof(MqttOptions), "mqtt")]
[JsonDerivedType(typeof(OpcUaOptions), "opcua")]
public abstract record ChannelOptions
{
    /// <summary>Id of the channel, unique in the node.</summary>
    public required string Id { get; init; }

    /// <summary>Largest number of unrecorded hand-overs kept in memory; while it is reached, this channel pauses.</summary>
    public int HeldReadings { get; init; } = 1000;

    /// <summary>How long recording may take before the readings are offered again.</summary>
    public TimeSpan RecordTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Ids of the meters behind this channel.</summary>
    [JsonIgnore]
    public abstract IEnumerable<string> MeterIds { get; }

    /// <summary>The points read on this channel.</summary>
    [JsonIgnore]
    public abstract IEnumerable<(string MeterId, string PointId)> PointIds { get; }

    /// <summary>How channel options are read and written: unknown keys are refused, durations are texts such as <c>15m</c>.</summary>
    public static JsonSerializerOptions Json { get; } = CreateJson();

    /// <summary>What is wrong with these options; <paramref name="path"/> is their JSON path.</summary>
    public virtual IEnumerable<OptionProblem> Validate(string path)
    {
        if (string.IsNullOrWhiteSpace(Id))
            yield return new($"{path}.id", "a channel needs an id");
        if (HeldReadings is < 1 or > 100_000)
            yield return new($"{path}.heldReadings", "must be between 1 and 100000");
        if (RecordTimeout <= TimeSpan.Zero)
            yield return new($"{path}.recordTimeout", "must be longer than zero");
        foreach (var id in MeterIds.GroupBy(m => m).Where(g => g.Count() > 1))
            yield return new($"{path}.meters", $"meter '{id.Key}' is there more than once; give its points in one place");
    }

    private static JsonSerializerOptions CreateJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowOutOfOrderMetadataProperties = true,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            NumberHandling = JsonNumberHandling.Strict,
            WriteIndented = true,
            Converters = { new DurationConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

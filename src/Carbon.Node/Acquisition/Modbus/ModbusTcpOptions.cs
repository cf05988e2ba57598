using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>A connection that speaks Modbus TCP.</summary>
public sealed record ModbusTcpOptions : ModbusChannelOptions
{
    /// <summary>Name or address of the device or gateway.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public int Port { get; init; } = 502;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsSerialBus => false;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path) => [.. base.Validate(path), .. TcpSettings.Validate(path, Host, Port)];
}

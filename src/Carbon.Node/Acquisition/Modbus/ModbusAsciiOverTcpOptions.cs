using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>A serial gateway that carries ASCII frames, with their LRC, over TCP.</summary>
public sealed record ModbusAsciiOverTcpOptions : ModbusChannelOptions
{
    /// <summary>Name or address of the gateway.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path) => [.. base.Validate(path), .. TcpSettings.Validate(path, Host, Port)];
}

using System.IO.Ports;
using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>A serial line with Modbus ASCII instruments; the default settings are those of the standard (7 data bits, even parity).</summary>
public sealed record ModbusAsciiOptions : ModbusChannelOptions
{
    /// <summary>Name of the device: <c>/dev/ttyS1</c>, <c>COM3</c>.</summary>
    public required string SerialPort { get; init; }

    /// <summary>Bits a second.</summary>
    public int BaudRate { get; init; } = 9600;

    /// <summary>Seven or eight.</summary>
    public int DataBits { get; init; } = 7;

    /// <summary>Parity.</summary>
    public Parity Parity { get; init; } = Parity.Even;

    /// <summary>Stop bits.</summary>
    public StopBits StopBits { get; init; } = StopBits.One;

    /// <summary>Silence after which a reply that has begun is given up as damaged; an instrument may pause a second between characters.</summary>
    public TimeSpan IdleGap { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The line.</summary>
    [JsonIgnore]
    public SerialSettings Line => new(SerialPort, BaudRate, DataBits, Parity, StopBits, IdleGap);

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path) => [.. base.Validate(path), .. Line.Validate(path)];
}

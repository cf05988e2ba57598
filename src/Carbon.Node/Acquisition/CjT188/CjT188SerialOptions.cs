using System.IO.Ports;
using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.CjT188;

/// <summary>A serial line with CJ/T 188 meters; 2400 baud, even parity is their usual setting.</summary>
public sealed record CjT188SerialOptions : CjT188ChannelOptions
{
    /// <summary>Name of the device: <c>/dev/ttyS1</c>, <c>COM3</c>.</summary>
    public required string SerialPort { get; init; }

    /// <summary>Bits a second.</summary>
    public int BaudRate { get; init; } = 2400;

    /// <summary>Seven or eight.</summary>
    public int DataBits { get; init; } = 8;

    /// <summary>Parity.</summary>
    public Parity Parity { get; init; } = Parity.Even;

    /// <summary>Stop bits.</summary>
    public StopBits StopBits { get; init; } = StopBits.One;

    /// <summary>Silence after which a reply that has begun is given up as damaged; a meter may pause 500 ms between bytes.</summary>
    public TimeSpan IdleGap { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The line.</summary>
    [JsonIgnore]
    public SerialSettings Line => new(SerialPort, BaudRate, DataBits, Parity, StopBits, IdleGap);

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path) => [.. base.Validate(path), .. Line.Validate(path)];
}

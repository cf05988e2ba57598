using System.IO.Ports;
using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.DlT645;

/// <summary>A serial line with DL/T 645 meters; the default settings are those of the 2007 edition.</summary>
public sealed record DlT645SerialOptions : DlT645ChannelOptions
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

using System.IO.Ports;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Lines;

/// <summary>Settings of a serial line (RS-485, RS-232; clause 7.1).</summary>
/// <param name="Port">Name of the device: <c>/dev/ttyS1</c>, <c>COM3</c>.</param>
/// <param name="BaudRate">Bits a second.</param>
/// <param name="DataBits">Seven or eight.</param>
/// <param name="Parity">Parity.</param>
/// <param name="StopBits">Stop bits.</param>
/// <param name="IdleGap">Silence after which a reply that has begun is given up as damaged.</param>
public sealed record SerialSettings(string Port, int BaudRate, int DataBits, Parity Parity, StopBits StopBits, TimeSpan IdleGap)
{
    /// <summary>Silence that ends a frame: 3.5 characters, and 1.75 ms above 19200 baud (Modbus over serial line V1.02).</summary>
    public TimeSpan FrameGap => BaudRate > 19200 ? TimeSpan.FromMilliseconds(1.75) : TimeSpan.FromSeconds(3.5 * 11 / BaudRate);

    /// <summary>What is wrong with the settings.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (string.IsNullOrWhiteSpace(Port))
            yield return new($"{path}.serialPort", "name the serial port");
        if (BaudRate is < 300 or > 4_000_000)
            yield return new($"{path}.baudRate", "must be between 300 and 4000000");
        if (DataBits is < 7 or > 8)
            yield return new($"{path}.dataBits", "must be 7 or 8");
        if (StopBits == StopBits.None)
            yield return new($"{path}.stopBits", "must be one, onePointFive or two");
    }
}

using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Makes channels of Modbus options.</summary>
public static class ModbusChannels
{
    /// <summary>The channel of <paramref name="options"/>.</summary>
    public static PolledChannel Create(ModbusChannelOptions options, ChannelSurroundings around)
    {
        var transactions = new ModbusTransactions();
        var meters = options.Meters.Select(meter => new PolledMeter(
            meter.MeterId,
            ModbusBlock.Plan(meter.Points, options.MergeGap, options.MergeLimit, options.MergeLimitBits).Select(block => Ask((byte)meter.Unit, block)))).ToList();
        return options switch
        {
            ModbusTcpOptions tcp => new(options, "modbus-tcp", new TcpLine(tcp.Host, tcp.Port), meters, around),
            ModbusRtuOverTcpOptions over => new(options, "modbus-rtu-over-tcp", new TcpLine(over.Host, over.Port), meters, around),
            ModbusRtuOptions rtu => new(options, "modbus-rtu", new SerialLine(rtu.Line), meters, around),
            ModbusAsciiOptions ascii => new(options, "modbus-ascii", new SerialLine(ascii.Line), meters, around),
            ModbusAsciiOverTcpOptions over => new(options, "modbus-ascii-over-tcp", new TcpLine(over.Host, over.Port), meters, around),
            _ => throw new ArgumentException($"{options.GetType().Name} is no Modbus channel", nameof(options)),
        };

        Inquiry Ask(byte unit, ModbusBlock block) => options switch
        {
            ModbusTcpOptions => new ModbusTcpInquiry(unit, block, transactions),
            ModbusAsciiOptions or ModbusAsciiOverTcpOptions => new ModbusAsciiInquiry(unit, block),
            _ => new ModbusRtuInquiry(unit, block),
        };
    }
}

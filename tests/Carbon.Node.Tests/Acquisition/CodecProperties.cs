using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Simulation;
using FsCheck.Xunit;

namespace Carbon.Node.Tests.Acquisition;

public sealed class CodecProperties
{
    [Property]
    public bool A_DLT645_frame_reads_back_as_it_was_built(ulong address, byte control, byte[] data)
    {
        var digits = $"{address % 1_000_000_000_000:000000000000}";
        var content = data.Take(DlT645Frame.LongestData).ToArray();
        return DlT645Frame.TryParse(DlT645Frame.Build(digits, control, content), out var frame, out _)
            && frame.Address == digits && frame.Control == control && frame.Data.SequenceEqual(content);
    }

    [Property]
    public bool A_CJT188_frame_reads_back_as_it_was_built(ulong address, byte type, byte control, byte[] data)
    {
        var digits = $"{address % 100_000_000_000_000:00000000000000}";
        var content = data.Take(200).ToArray();
        return CjT188Frame.TryParse(CjT188Frame.Build(type, digits, control, content), out var frame, out _)
            && (frame.Address, frame.MeterType, frame.Control) == (digits, type, control) && frame.Data.SequenceEqual(content);
    }

    [Property]
    public bool An_HJ212_message_reads_back_as_it_was_built(uint number, decimal value)
    {
        var text = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var bytes = Hj212Message.Build($"QN={number};CN=2011;CP=&&a05001-Rtd={text},a05001-Flag=N&&");
        return Hj212Message.TryParse(bytes, out var message, out _) && message.Fields[0].Value == text && message.Fields[1].Value == "N" && message.Header[0].Value == $"{number}";
    }

    [Property]
    public bool BCD_digits_read_back(uint number, byte decimals)
    {
        var bytes = new byte[5];
        Bcd.Write(bytes, number);
        var places = decimals % 6;
        return Bcd.Read(bytes, places) == new decimal((int)number, 0, 0, false, (byte)places);
    }

    [Property]
    public bool Registers_read_back_in_every_order(int number, WordOrder order, ModbusType type)
    {
        var point = new ModbusPointOptions { PointId = "p", Register = 0, Order = order, Type = type, Scale = 0.1m, Bit = type == ModbusType.Bit ? 3 : null };
        var raw = type switch
        {
            ModbusType.Bit => number & 1,
            ModbusType.Int16 => (short)number,
            ModbusType.UInt16 => (ushort)number,
            ModbusType.Bcd16 => Math.Abs(number % 10_000),
            ModbusType.Bcd32 => Math.Abs(number % 100_000_000),
            ModbusType.Float32 => number % 1_000_000,
            ModbusType.UInt32 or ModbusType.UInt64 => (uint)number,
            _ => (long)number,
        };
        var bytes = new byte[8];
        ModbusValue.Write(point, raw * 0.1m, bytes);
        return ModbusValue.Read(point, bytes).Value == raw * 0.1m;
    }

    [Property]
    public bool What_a_simulated_device_answers_is_a_sound_reply_to_the_request(ushort start, byte count)
    {
        var meter = new ModbusMeterOptions { MeterId = "m", Unit = 1, Points = [new() { PointId = "p", Register = 20, Type = ModbusType.UInt32, Order = WordOrder.Abcd }] };
        var devices = new ModbusDevices([meter], new Registers { ["m", "p"] = 7m }, TimeProvider.System);
        var request = new byte[] { 3, (byte)(start >> 8), (byte)start, 0, count };
        var reply = new byte[300];
        var length = devices.Answer(1, request, reply);
        return ModbusPdu.TryParse(reply.AsMemory(0, length), reply: true, out var message, out _)
            && (message.Kind == ModbusMessageKind.Reply ? message.Data.Length == count * 2 : message.Value == (count is 0 or > 125 ? 3 : 2));
    }
}

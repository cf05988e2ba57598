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
    public bool A_Modbus_message_of_any_function_reads_back_as_it_was_written(byte pick, ushort start, ushort quantity, ushort value, byte[] data, ushort second)
    {
        byte[] even = data.Length % 2 == 0 ? [.. data, 1, 2] : [.. data, 3];
        even = even[..Math.Min(even.Length, 240)];
        var words = (ushort)(even.Length / 2);
        ModbusMessage[] all =
        [
            new(ModbusMessageKind.Request, (byte)(1 + pick % 2), (ushort)(start % 60_000), (ushort)(1 + quantity % 2000)),
            new(ModbusMessageKind.Request, (byte)(3 + pick % 2), (ushort)(start % 60_000), (ushort)(1 + quantity % 125)),
            new(ModbusMessageKind.Reply, (byte)(1 + pick % 4), Data: even),
            new(ModbusMessageKind.Either, ModbusFunction.WriteCoil, start, Value: (ushort)(value % 2 * 0xFF00)),
            new(ModbusMessageKind.Either, ModbusFunction.WriteRegister, start, Value: value),
            new(ModbusMessageKind.Request, ModbusFunction.WriteCoils, start, (ushort)(even.Length * 8 - quantity % 8), Data: even),
            new(ModbusMessageKind.Reply, ModbusFunction.WriteCoils, start, (ushort)(1 + quantity % 1968)),
            new(ModbusMessageKind.Request, ModbusFunction.WriteRegisters, start, words, Data: even),
            new(ModbusMessageKind.Reply, ModbusFunction.WriteRegisters, start, (ushort)(1 + quantity % 123)),
            new(ModbusMessageKind.Either, ModbusFunction.MaskRegister, start, WriteStart: value, WriteQuantity: second),
            new(ModbusMessageKind.Request, ModbusFunction.ReadWriteRegisters, start, (ushort)(1 + quantity % 125), Data: even, WriteStart: second, WriteQuantity: words),
            new(ModbusMessageKind.Reply, ModbusFunction.ReadWriteRegisters, Data: even),
            new(ModbusMessageKind.Exception, (byte)(1 + pick % 24), Value: (ushort)(value % 256)),
        ];
        return all.All(m =>
        {
            var pdu = new byte[ModbusPdu.Longest];
            var length = ModbusPduWriter.Write(m, pdu);
            return ModbusPdu.TryParse(pdu.AsMemory(0, length), m.Kind == ModbusMessageKind.Reply, out var read, out _)
                && read.Data.Span.SequenceEqual(m.Data.Span) && read with { Data = default } == m with { Data = default };
        });
    }

    [Property]
    public bool A_Modbus_ASCII_frame_reads_back_as_it_was_written(byte unit, byte function, byte[] data)
    {
        byte[] pdu = [(byte)(100 + function % 20), .. data.Take(252)];
        return ModbusAsciiFrame.TryParse(FrameVectors.Ascii(unit, pdu), null, out var frame, out _)
            && (frame.Unit, frame.Message.Function) == (unit, pdu[0]) && frame.Message.Data.Span.SequenceEqual(pdu.AsSpan(1));
    }

    [Property]
    public bool What_a_CJT188_meter_shows_reads_back_in_every_layout(uint number, CjT188Layout layout, bool highFirst, bool heat)
    {
        var shown = number % 100_000_000 / 100m;
        var type = (byte)(heat ? 0x20 : 0x10);
        var name = heat ? "current_heat" : "current_volume";
        var data = CjT188Data.Build(type, layout, highFirst, 7, f => f.Name == name ? shown : 1m, new(2026, 11, 25, 13, 30, 0), 0);
        return CjT188Values.Decode(type, data, layout) is { Error: "" } decoded
            && decoded.Values.Single(v => v.Name == name).Value == shown && CjT188Clock.Read(decoded.Clock) == new DateTime(2026, 11, 25, 13, 30, 0);
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

using System.Buffers.Binary;
using static Carbon.Node.Acquisition.Modbus.ModbusFunction;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Puts a protocol data unit together: the inverse of <see cref="ModbusPdu.TryParse"/>. For simulated devices and tests; collection asks with the read functions only.</summary>
public static class ModbusPduWriter
{
    /// <summary>Writes <paramref name="message"/> and returns its length, at most <see cref="ModbusPdu.Longest"/>.</summary>
    public static int Write(in ModbusMessage message, Span<byte> pdu)
    {
        pdu[0] = message.Function;
        switch (message.Kind)
        {
            case ModbusMessageKind.Exception:
                pdu[0] |= ExceptionBit;
                pdu[1] = (byte)message.Value;
                return 2;
            case ModbusMessageKind.Either when message.Function == MaskRegister:
                return Words(pdu, 1, message.Start, message.WriteStart, message.WriteQuantity);
            case ModbusMessageKind.Either:
                return Words(pdu, 1, message.Start, message.Value);
            case ModbusMessageKind.Other:
                message.Data.Span.CopyTo(pdu[1..]);
                return 1 + message.Data.Length;
            case ModbusMessageKind.Reply when message.Function is WriteCoils or WriteRegisters:
                return Words(pdu, 1, message.Start, message.Quantity);
            case ModbusMessageKind.Reply:
                return Counted(message.Data.Span, pdu, 1);
            default:
                return Request(message, pdu);
        }
    }

    private static int Request(in ModbusMessage message, Span<byte> pdu)
    {
        var head = Words(pdu, 1, message.Start, message.Quantity);
        return message.Function switch
        {
            ReadWriteRegisters => Counted(message.Data.Span, pdu, Words(pdu, head, message.WriteStart, message.WriteQuantity)),
            WriteCoils or WriteRegisters => Counted(message.Data.Span, pdu, head),
            _ => head,
        };
    }

    private static int Counted(ReadOnlySpan<byte> data, Span<byte> pdu, int at)
    {
        pdu[at] = (byte)data.Length;
        data.CopyTo(pdu[(at + 1)..]);
        return at + 1 + data.Length;
    }

    private static int Words(Span<byte> pdu, int at, params ReadOnlySpan<ushort> words)
    {
        foreach (var word in words)
        {
            BinaryPrimitives.WriteUInt16BigEndian(pdu[at..], word);
            at += 2;
        }
        return at;
    }
}

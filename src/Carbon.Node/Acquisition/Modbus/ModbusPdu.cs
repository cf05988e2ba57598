using System.Buffers.Binary;
using static Carbon.Node.Acquisition.Modbus.ModbusFunction;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Takes a protocol data unit (function code and data, without address and checksum) apart. Direction is told from the lengths.</summary>
public static class ModbusPdu
{
    /// <summary>Longest protocol data unit: 253 bytes.</summary>
    public const int Longest = 253;

    /// <summary>False, with the rule that is broken, when <paramref name="pdu"/> is neither a question nor an answer. <paramref name="reply"/>: what the direction is known to be, if it is.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> pdu, bool? reply, out ModbusMessage message, out string error)
    {
        message = default;
        var bytes = pdu.Span;
        if (bytes.IsEmpty)
            return Refuse("the frame has no function code", out error);
        if (bytes.Length > Longest)
            return Refuse($"the protocol data unit has {bytes.Length} bytes, more than {Longest}", out error);
        var function = bytes[0];
        if ((function & ExceptionBit) != 0)
        {
            message = new(ModbusMessageKind.Exception, (byte)(function & 0x7F), Value: bytes.Length > 1 ? bytes[1] : (ushort)0);
            return bytes.Length == 2 ? Fine(out error) : Refuse($"an exception reply has 2 bytes after the address, this one has {bytes.Length}", out error);
        }
        return function switch
        {
            0 => Refuse("function code 00 is not valid", out error),
            >= ReadCoils and <= ReadInputRegisters => Read(pdu, reply, out message, out error),
            WriteCoil or WriteRegister => Single(bytes, out message, out error),
            WriteCoils or WriteRegisters => Multiple(pdu, out message, out error),
            MaskRegister => Mask(bytes, out message, out error),
            ReadWriteRegisters => ReadWrite(pdu, reply, out message, out error),
            _ => Other(pdu, out message, out error),
        };
    }

    private static bool Read(ReadOnlyMemory<byte> pdu, bool? reply, out ModbusMessage message, out string error)
    {
        var bytes = pdu.Span;
        var function = bytes[0];
        message = default;
        var fitsReply = bytes.Length >= 2 && bytes[1] > 0 && bytes.Length == 2 + bytes[1] && (function <= ReadDiscreteInputs || bytes[1] % 2 == 0);
        var quantity = bytes.Length == 5 ? Word(bytes, 3) : 0;
        var inLimits = quantity >= 1 && quantity <= LargestRead(function);
        if (fitsReply && reply != false && (reply == true || !inLimits))
        {
            message = new(ModbusMessageKind.Reply, function, Data: pdu[2..]);
            return Fine(out error);
        }
        if (bytes.Length != 5 || reply == true)
            return Refuse($"the length fits neither a request nor a reply of function {function:00}", out error);
        message = new(ModbusMessageKind.Request, function, Word(bytes, 1), (ushort)quantity);
        if (!inLimits)
            return Refuse($"quantity {quantity} is outside 1 to {LargestRead(function)}", out error);
        return message.Start + quantity > 65536 ? Refuse("the addresses asked for run beyond 65535", out error) : Fine(out error);
    }

    private static bool Single(ReadOnlySpan<byte> bytes, out ModbusMessage message, out string error)
    {
        message = default;
        if (bytes.Length != 5)
            return Refuse($"function {bytes[0]:00} has 5 bytes after the address, this frame has {bytes.Length}", out error);
        message = new(ModbusMessageKind.Either, bytes[0], Word(bytes, 1), Value: Word(bytes, 3));
        return bytes[0] == WriteCoil && message.Value is not (0 or 0xFF00)
            ? Refuse($"a coil is written with FF00 or 0000, not {message.Value:X4}", out error)
            : Fine(out error);
    }

    private static bool Multiple(ReadOnlyMemory<byte> pdu, out ModbusMessage message, out string error)
    {
        var bytes = pdu.Span;
        message = default;
        if (bytes.Length < 5)
            return Refuse($"function {bytes[0]:00} has at least 5 bytes after the address, this frame has {bytes.Length}", out error);
        var quantity = Word(bytes, 3);
        var most = bytes[0] == WriteCoils ? 1968 : 123;
        if (quantity < 1 || quantity > most)
            return Refuse($"quantity {quantity} is outside 1 to {most}", out error);
        if (bytes.Length == 5)
        {
            message = new(ModbusMessageKind.Reply, bytes[0], Word(bytes, 1), quantity);
            return Fine(out error);
        }
        var expected = bytes[0] == WriteCoils ? (quantity + 7) / 8 : quantity * 2;
        message = new(ModbusMessageKind.Request, bytes[0], Word(bytes, 1), quantity, Data: pdu[6..]);
        return bytes[5] == expected && bytes.Length == 6 + expected
            ? Fine(out error)
            : Refuse($"quantity {quantity} needs {expected} bytes of data; byte count {bytes[5]}, {bytes.Length - 6} bytes present", out error);
    }

    private static bool Mask(ReadOnlySpan<byte> bytes, out ModbusMessage message, out string error)
    {
        message = default;
        if (bytes.Length != 7)
            return Refuse($"function 22 has 7 bytes after the address, this frame has {bytes.Length}", out error);
        message = new(ModbusMessageKind.Either, bytes[0], Word(bytes, 1), WriteStart: Word(bytes, 3), WriteQuantity: Word(bytes, 5));
        return Fine(out error);
    }

    private static bool ReadWrite(ReadOnlyMemory<byte> pdu, bool? reply, out ModbusMessage message, out string error)
    {
        var bytes = pdu.Span;
        message = default;
        var fitsRequest = bytes.Length >= 12 && bytes.Length == 10 + bytes[9] && bytes[9] == Word(bytes, 7) * 2;
        if (reply != true && fitsRequest)
        {
            message = new(ModbusMessageKind.Request, bytes[0], Word(bytes, 1), Word(bytes, 3), Data: pdu[10..], WriteStart: Word(bytes, 5), WriteQuantity: Word(bytes, 7));
            return message.Quantity is < 1 or > 125 || message.WriteQuantity is < 1 or > 121
                ? Refuse("function 23 reads 1 to 125 and writes 1 to 121 registers", out error)
                : Fine(out error);
        }
        if (reply != false && bytes.Length >= 4 && bytes[1] % 2 == 0 && bytes.Length == 2 + bytes[1])
        {
            message = new(ModbusMessageKind.Reply, bytes[0], Data: pdu[2..]);
            return Fine(out error);
        }
        return Refuse("length, byte count and quantities fit neither a request nor a reply of function 23", out error);
    }

    private static bool Other(ReadOnlyMemory<byte> pdu, out ModbusMessage message, out string error)
    {
        message = new(ModbusMessageKind.Other, pdu.Span[0], Data: pdu[1..]);
        return Fine(out error);
    }

    private static ushort Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static bool Fine(out string error)
    {
        error = "";
        return true;
    }

    private static bool Refuse(string reason, out string error)
    {
        error = reason;
        return false;
    }
}

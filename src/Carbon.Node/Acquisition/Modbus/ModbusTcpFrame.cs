using System.Buffers.Binary;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>One frame of Modbus TCP: transaction, protocol identifier 0, length of what follows, unit, protocol data unit. At most 260 bytes.</summary>
public readonly record struct ModbusTcpFrame(ushort Transaction, ushort Length, byte Unit, ModbusMessage Message)
{
    /// <summary>Bytes of the header with the unit.</summary>
    public const int HeaderLength = 7;

    /// <summary>Longest frame.</summary>
    public const int Longest = 260;

    /// <summary>False, with the rule that is broken, when <paramref name="frame"/> is not exactly one sound frame.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> frame, bool? reply, out ModbusTcpFrame result, out string error)
    {
        result = default;
        var bytes = frame.Span;
        if (bytes.Length < HeaderLength + 1)
            return Refuse($"a frame has at least {HeaderLength + 1} bytes, this one has {bytes.Length}", out error);
        var protocol = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (protocol != 0)
            return Refuse($"MBAP protocol identifier must be 0, this one is {protocol}", out error);
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        if (length != bytes.Length - 6)
            return Refuse($"MBAP length field is {length}, but {bytes.Length - 6} bytes follow it", out error);
        if (bytes.Length > Longest)
            return Refuse($"a frame has at most {Longest} bytes, this one has {bytes.Length}", out error);
        var sound = ModbusPdu.TryParse(frame[HeaderLength..], reply, out var message, out error);
        result = new(BinaryPrimitives.ReadUInt16BigEndian(bytes), length, bytes[6], message);
        return sound;
    }

    /// <summary>The frames in a byte stream that may hold noise, in order.</summary>
    public static List<Range> Find(ReadOnlyMemory<byte> stream)
    {
        var found = new List<Range>();
        for (var at = 0; at + HeaderLength < stream.Length;)
        {
            var total = 6 + BinaryPrimitives.ReadUInt16BigEndian(stream.Span[(at + 4)..]);
            if (at + total <= stream.Length && total <= Longest && total > HeaderLength
                && TryParse(stream.Slice(at, total), null, out var frame, out _) && frame.Message.Kind != ModbusMessageKind.Other)
            {
                found.Add(at..(at + total));
                at += total;
            }
            else
            {
                at++;
            }
        }
        return found;
    }

    private static bool Refuse(string reason, out string error)
    {
        error = reason;
        return false;
    }
}

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>One frame of a serial line: unit (0 broadcast, 1 to 247), protocol data unit, CRC. At most 256 bytes.</summary>
public readonly record struct ModbusRtuFrame(byte Unit, ModbusMessage Message)
{
    /// <summary>Longest frame on a serial line.</summary>
    public const int Longest = 256;

    /// <summary>False, with the rule that is broken, when <paramref name="frame"/> is not exactly one sound frame.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> frame, bool? reply, out ModbusRtuFrame result, out string error)
    {
        result = default;
        var bytes = frame.Span;
        if (bytes.Length < 4)
        {
            error = $"a frame has at least 4 bytes, this one has {bytes.Length}";
            return false;
        }
        if (bytes.Length > Longest)
        {
            error = $"a frame has at most {Longest} bytes, this one has {bytes.Length}";
            return false;
        }
        if (!ModbusCrc.IsSound(bytes))
        {
            var right = ModbusCrc.Of(bytes[..^2]);
            error = $"CRC wrong: the frame ends with {bytes[^2]:X2} {bytes[^1]:X2}, its bytes give {(byte)right:X2} {right >> 8:X2}";
            return false;
        }
        var sound = ModbusPdu.TryParse(frame[1..^2], reply, out var message, out error);
        result = new(bytes[0], message);
        return sound;
    }

    /// <summary>The frames in a byte stream that may hold noise, in order, as ranges of <paramref name="stream"/>.</summary>
    public static List<Range> Find(ReadOnlyMemory<byte> stream)
    {
        var found = new List<Range>();
        for (var at = 0; at < stream.Length;)
        {
            var length = LengthAt(stream[at..]);
            if (length > 0)
                found.Add(at..(at + length));
            at += Math.Max(length, 1);
        }
        return found;
    }

    private static int LengthAt(ReadOnlyMemory<byte> rest)
    {
        Span<int> candidates = stackalloc int[3];
        var count = Candidates(rest.Span, candidates);
        foreach (var length in candidates[..count])
            if (length <= rest.Length && length <= Longest && ModbusCrc.IsSound(rest.Span[..length])
                && TryParse(rest[..length], null, out var frame, out _) && frame.Message.Kind != ModbusMessageKind.Other)
                return length;
        return 0;
    }

    private static int Candidates(ReadOnlySpan<byte> rest, Span<int> lengths)
    {
        if (rest.Length < 5)
            return 0;
        var count = 0;
        lengths[count++] = (rest[1] & ModbusFunction.ExceptionBit) != 0 ? 5 : rest[1] == ModbusFunction.MaskRegister ? 10 : 8;
        if (rest[1] is >= 1 and <= 4 or ModbusFunction.ReadWriteRegisters)
            lengths[count++] = 5 + rest[2];
        if (rest[1] is ModbusFunction.WriteCoils or ModbusFunction.WriteRegisters && rest.Length > 6)
            lengths[count++] = 9 + rest[6];
        if (rest[1] == ModbusFunction.ReadWriteRegisters && rest.Length > 10)
            lengths[count++] = 13 + rest[10];
        return count;
    }
}

using System.Buffers;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>One frame of Modbus ASCII: a colon, two hexadecimal characters a byte (unit, protocol data unit, LRC), CR, LF. At most 513 characters.</summary>
/// <param name="Unit">Unit (0 broadcast, 1 to 247).</param>
/// <param name="Message">What it says.</param>
public readonly record struct ModbusAsciiFrame(byte Unit, ModbusMessage Message)
{
    /// <summary>First character.</summary>
    public const byte Colon = (byte)':';

    /// <summary>Characters of the shortest frame: unit, function, LRC.</summary>
    public const int Shortest = 9;

    /// <summary>Characters of the longest frame.</summary>
    public const int Longest = 513;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789ABCDEF"u8);

    /// <summary>False, with the rule that is broken, when <paramref name="frame"/> is not exactly one sound frame.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> frame, bool? reply, out ModbusAsciiFrame result, out string error)
    {
        result = default;
        var bytes = new byte[Longest / 2];
        if (!TryReadBytes(frame.Span, bytes, out var count, out error))
            return false;
        var sound = ModbusPdu.TryParse(bytes.AsMemory(1, count - 2), reply, out var message, out error);
        result = new(bytes[0], message);
        return sound;
    }

    /// <summary>Turns the characters of exactly one frame into unit, protocol data unit and LRC; false, with the rule that is broken, when it is none.</summary>
    public static bool TryReadBytes(ReadOnlySpan<byte> frame, Span<byte> bytes, out int count, out string error)
    {
        count = 0;
        error = Fault(frame);
        if (error.Length > 0)
            return false;
        for (var at = 1; at < frame.Length - 2; at += 2)
            bytes[count++] = (byte)(Nibble(frame[at]) << 4 | Nibble(frame[at + 1]));
        var right = ModbusLrc.Of(bytes[..(count - 1)]);
        if (bytes[count - 1] != right)
            error = $"LRC wrong: the frame ends with {bytes[count - 1]:X2}, its bytes give {right:X2}";
        return error.Length == 0;
    }

    /// <summary>Writes the frame of <paramref name="unit"/> and a protocol data unit; returns its characters.</summary>
    public static int Write(byte unit, ReadOnlySpan<byte> pdu, Span<byte> frame)
    {
        frame[0] = Colon;
        var at = 1;
        WriteByte(unit, frame, ref at);
        foreach (var b in pdu)
            WriteByte(b, frame, ref at);
        WriteByte((byte)(ModbusLrc.Of(pdu) - unit), frame, ref at);
        frame[at] = (byte)'\r';
        frame[at + 1] = (byte)'\n';
        return at + 2;
    }

    /// <summary>The frames in a stream that may hold noise, in order: each begins at the last colon before its end.</summary>
    public static List<Range> Find(ReadOnlyMemory<byte> stream)
    {
        var found = new List<Range>();
        for (var at = 0; Next(stream.Span[at..]) is { } range; at += range.End.Value)
            if (TryParse(stream[at..][range], null, out var frame, out _) && frame.Message.Kind != ModbusMessageKind.Other)
                found.Add((at + range.Start.Value)..(at + range.End.Value));
        return found;
    }

    /// <summary>The first stretch from a colon to CR, LF with no other colon between; null when there is none. It need not be sound.</summary>
    public static Range? Next(ReadOnlySpan<byte> characters)
    {
        for (var from = 0; from < characters.Length;)
        {
            var end = characters[from..].IndexOf("\r\n"u8);
            if (end < 0)
                return null;
            var start = characters.Slice(from, end).LastIndexOf(Colon);
            if (start >= 0)
                return (from + start)..(from + end + 2);
            from += end + 2;
        }
        return null;
    }

    private static string Fault(ReadOnlySpan<byte> frame)
    {
        if (frame.Length is < Shortest or > Longest)
            return $"a frame has {Shortest} to {Longest} characters, this one has {frame.Length}";
        if (frame[0] != Colon)
            return $"start character {frame[0]:X2}H instead of a colon (3AH)";
        if (!frame[^2..].SequenceEqual("\r\n"u8))
            return $"end characters {frame[^2]:X2}H {frame[^1]:X2}H instead of CR, LF (0DH 0AH)";
        if (frame.Length % 2 == 0)
            return "an odd number of characters stands between colon and CR; two make a byte";
        var other = frame[1..^2].IndexOfAnyExcept(Digits);
        return other < 0 ? "" : $"character {other + 1} is {frame[other + 1]:X2}H, neither 0 to 9 nor A to F";
    }

    private static void WriteByte(byte value, Span<byte> frame, ref int at)
    {
        frame[at++] = Character(value >> 4);
        frame[at++] = Character(value & 15);
    }

    private static byte Character(int nibble) => (byte)(nibble < 10 ? '0' + nibble : 'A' + nibble - 10);

    private static int Nibble(byte character) => character <= '9' ? character - '0' : character - 'A' + 10;
}

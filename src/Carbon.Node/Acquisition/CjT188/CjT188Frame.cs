namespace Carbon.Node.Acquisition.CjT188;

/// <summary>One frame of CJ/T 188-2004 or -2018: 68H, meter type, address, control, length, data (no offset), sum, 16H.</summary>
/// <param name="Preamble">FE bytes before the frame.</param>
/// <param name="MeterType">Type byte T.</param>
/// <param name="Address">Fourteen digits, highest first; letters where a nibble is not a digit.</param>
/// <param name="Control">Control byte.</param>
/// <param name="Data">Data field: identifier, serial number, values.</param>
public sealed record CjT188Frame(int Preamble, byte MeterType, string Address, byte Control, byte[] Data)
{
    /// <summary>Bytes around the data field.</summary>
    public const int Overhead = 13;

    /// <summary>The address that a single meter on a line answers.</summary>
    public const string Wildcard = "AAAAAAAAAAAAAA";

    /// <summary>Sent by the meter (D7).</summary>
    public bool FromMeter => (Control & 0x80) != 0;

    /// <summary>The meter refuses (D6).</summary>
    public bool Abnormal => FromMeter && (Control & 0x40) != 0;

    /// <summary>Function with direction and flags taken off.</summary>
    public int Function => Control & 0x3F;

    /// <summary>False, with the rule that is broken, when <paramref name="bytes"/> are not exactly one sound frame with any number of FE before it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out CjT188Frame frame, out string error)
    {
        frame = null!;
        var preamble = 0;
        while (preamble < bytes.Length && bytes[preamble] == 0xFE)
            preamble++;
        var body = bytes[preamble..];
        error = Fault(body);
        if (error.Length > 0)
            return false;
        frame = new(preamble, body[1], Bcd.Text(body[2..9]), body[9], body[11..^2].ToArray());
        return true;
    }

    /// <summary>The frames in a byte stream that may hold noise, in order, without preamble.</summary>
    public static List<Range> Find(ReadOnlySpan<byte> stream)
    {
        var found = new List<Range>();
        for (var at = 0; at + Overhead <= stream.Length;)
        {
            var length = stream[at] == 0x68 ? Overhead + stream[at + 10] : 0;
            if (length > 0 && at + length <= stream.Length && Fault(stream.Slice(at, length)).Length == 0)
            {
                found.Add(at..(at + length));
                at += length;
            }
            else
            {
                at++;
            }
        }
        return found;
    }

    /// <summary>The bytes of the frame, without preamble.</summary>
    public static byte[] Build(byte meterType, string address, byte control, ReadOnlySpan<byte> data)
    {
        var bytes = new byte[Overhead + data.Length];
        bytes[0] = 0x68;
        bytes[1] = meterType;
        var digits = Convert.FromHexString(address);
        for (var i = 0; i < 7; i++)
            bytes[2 + i] = digits[6 - i];
        bytes[9] = control;
        bytes[10] = (byte)data.Length;
        data.CopyTo(bytes.AsSpan(11));
        bytes[^2] = ByteSum.Of(bytes.AsSpan(..^2));
        bytes[^1] = 0x16;
        return bytes;
    }

    private static string Fault(ReadOnlySpan<byte> body)
    {
        if (body.Length < Overhead)
            return $"a frame has at least {Overhead} bytes, this one has {body.Length}";
        if (body[0] != 0x68)
            return $"start byte {body[0]:X2}H instead of 68H";
        if (body.Length != Overhead + body[10])
            return $"data length {body[10]} needs a frame of {Overhead + body[10]} bytes, this one has {body.Length}";
        if (body[^1] != 0x16)
            return $"end byte {body[^1]:X2}H instead of 16H";
        var sum = ByteSum.Of(body[..^2]);
        return body[^2] == sum ? "" : $"checksum {body[^2]:X2}H, correct is {sum:X2}H";
    }
}

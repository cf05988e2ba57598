namespace Carbon.Node.Acquisition.DlT645;

/// <summary>One frame of DL/T 645, both editions: 68H, address, 68H, control, length, data (sent with +33H), sum, 16H.</summary>
/// <param name="Preamble">FE bytes before the frame.</param>
/// <param name="Address">Twelve digits, highest first, as printed on the meter; letters where a nibble is not a digit.</param>
/// <param name="Control">Control byte.</param>
/// <param name="Data">Data field with the +33H taken off.</param>
public sealed record DlT645Frame(int Preamble, string Address, byte Control, byte[] Data)
{
    /// <summary>Bytes around the data field.</summary>
    public const int Overhead = 12;

    /// <summary>Largest data field of a read.</summary>
    public const int LongestData = 200;

    /// <summary>The address that every single meter on a line answers.</summary>
    public const string Wildcard = "AAAAAAAAAAAA";

    /// <summary>The address that all meters listen to and none answers.</summary>
    public const string Broadcast = "999999999999";

    /// <summary>Sent by the meter (D7).</summary>
    public bool FromMeter => (Control & 0x80) != 0;

    /// <summary>The meter refuses (D6); the data field holds the error bits.</summary>
    public bool Abnormal => FromMeter && (Control & 0x40) != 0;

    /// <summary>More data follow (D5).</summary>
    public bool HasFollowUp => (Control & 0x20) != 0;

    /// <summary>The function (D4 to D0).</summary>
    public int Function => Control & 0x1F;

    /// <summary>False, with the rule that is broken, when <paramref name="bytes"/> are not exactly one sound frame with any number of FE before it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out DlT645Frame frame, out string error)
    {
        frame = null!;
        var preamble = 0;
        while (preamble < bytes.Length && bytes[preamble] == 0xFE)
            preamble++;
        var body = bytes[preamble..];
        error = Fault(body);
        if (error.Length > 0)
            return false;
        var data = body[10..^2].ToArray();
        for (var i = 0; i < data.Length; i++)
            data[i] -= 0x33;
        frame = new(preamble, Bcd.Text(body[1..7]), body[8], data);
        return true;
    }

    /// <summary>The frames in a byte stream that may hold noise, in order, without preamble. After a false start the search goes on one byte later.</summary>
    public static List<Range> Find(ReadOnlySpan<byte> stream)
    {
        var found = new List<Range>();
        for (var at = 0; at + Overhead <= stream.Length;)
        {
            var length = LengthAt(stream[at..]);
            if (length > 0)
                found.Add(at..(at + length));
            at += Math.Max(length, 1);
        }
        return found;
    }

    /// <summary>The length of the sound frame that starts with the first byte; 0 when none does.</summary>
    public static int LengthAt(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Overhead || bytes[0] != 0x68 || bytes[7] != 0x68 || bytes.Length < Overhead + bytes[9])
            return 0;
        var length = Overhead + bytes[9];
        return Fault(bytes[..length]).Length == 0 ? length : 0;
    }

    /// <summary>The bytes of the frame, without preamble. <paramref name="address"/> has twelve hexadecimal digits.</summary>
    public static byte[] Build(string address, byte control, ReadOnlySpan<byte> data)
    {
        var bytes = new byte[Overhead + data.Length];
        bytes[0] = bytes[7] = 0x68;
        var digits = Convert.FromHexString(address);
        for (var i = 0; i < 6; i++)
            bytes[1 + i] = digits[5 - i];
        bytes[8] = control;
        bytes[9] = (byte)data.Length;
        for (var i = 0; i < data.Length; i++)
            bytes[10 + i] = (byte)(data[i] + 0x33);
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
        if (body[7] != 0x68)
            return $"second start byte {body[7]:X2}H instead of 68H";
        if (body[9] > LongestData)
            return $"data length {body[9]} is more than {LongestData}";
        if (body.Length != Overhead + body[9])
            return $"data length {body[9]} needs a frame of {Overhead + body[9]} bytes, this one has {body.Length}";
        if (body[^1] != 0x16)
            return $"end byte {body[^1]:X2}H instead of 16H";
        var sum = ByteSum.Of(body[..^2]);
        return body[^2] == sum ? "" : $"checksum {body[^2]:X2}H, correct is {sum:X2}H";
    }
}

using System.Globalization;
using System.Text;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>One message of HJ 212: <c>##</c>, four-digit length, data segment, CRC, line end.</summary>
/// <param name="Length">Length field: bytes of the data segment.</param>
/// <param name="Crc">Check value as sent.</param>
/// <param name="Header">QN, ST, CN, PW, MN, Flag, PNUM, PNO, as far as they are there.</param>
/// <param name="Fields">The command parameters (CP) in order.</param>
public sealed partial record Hj212Message(int Length, ushort Crc, IReadOnlyList<KeyValuePair<string, string>> Header, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Bytes around the data segment.</summary>
    public const int Overhead = 12;

    private static readonly Encoding Characters = CodePagesEncodingProvider.Instance.GetEncoding("GB18030") ?? Encoding.Latin1;

    /// <summary>False, with the rule that is broken, when <paramref name="bytes"/> are not exactly one sound message.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out Hj212Message message, out string error)
    {
        message = null!;
        error = Fault(bytes, out var length, out var crc);
        if (error.Length > 0)
            return false;
        var segment = Characters.GetString(bytes.Slice(6, length));
        var open = segment.IndexOf("CP=&&", StringComparison.Ordinal);
        var close = segment.LastIndexOf("&&", StringComparison.Ordinal);
        if (open < 0 || close < open + 5)
        {
            error = "the data segment has no CP=&&...&&";
            return false;
        }
        message = new(length, crc, Pairs(segment[..open], ";"), Pairs(segment[(open + 5)..close], ";,"));
        return true;
    }

    /// <summary>The messages in a byte stream that may hold noise, in order.</summary>
    public static List<Range> Find(ReadOnlySpan<byte> stream)
    {
        var found = new List<Range>();
        for (var at = 0; at + Overhead <= stream.Length;)
        {
            var next = stream[at..].IndexOf("##"u8);
            if (next < 0)
                break;
            at += next;
            if (at + Overhead <= stream.Length && LengthField(stream[at..], out var length) && at + Overhead + length <= stream.Length && Fault(stream.Slice(at, Overhead + length), out _, out _).Length == 0)
            {
                found.Add(at..(at + Overhead + length));
                at += Overhead + length;
            }
            else
            {
                at++;
            }
        }
        return found;
    }

    /// <summary>The bytes of a message with the given data segment.</summary>
    public static byte[] Build(string segment)
    {
        var bytes = Characters.GetBytes(segment);
        return [.. "##"u8, .. Encoding.ASCII.GetBytes(bytes.Length.ToString("0000", CultureInfo.InvariantCulture)), .. bytes, .. Encoding.ASCII.GetBytes($"{Hj212Crc.Of(bytes):X4}\r\n")];
    }

    private static string Fault(ReadOnlySpan<byte> bytes, out int length, out ushort crc)
    {
        (length, crc) = (0, 0);
        if (bytes.Length < Overhead)
            return $"a message has at least {Overhead} bytes, this one has {bytes.Length}";
        if (!bytes.StartsWith("##"u8))
            return "a message starts with ##";
        if (!LengthField(bytes, out length))
            return "the length field is not four decimal digits";
        if (!bytes.EndsWith("\r\n"u8))
            return "a message ends with CR LF";
        if (length != bytes.Length - Overhead)
            return $"length field {length:0000} but the segment has {bytes.Length - Overhead} characters";
        if (!ushort.TryParse(Encoding.ASCII.GetString(bytes[^6..^2]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out crc))
            return "the CRC is not four hexadecimal digits";
        var right = Hj212Crc.Of(bytes.Slice(6, length));
        return crc == right ? "" : $"CRC {crc:X4} wrong, the segment gives {right:X4}";
    }

    private static bool LengthField(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        foreach (var b in bytes[2..6])
        {
            if (b is < (byte)'0' or > (byte)'9')
                return false;
            length = length * 10 + (b - '0');
        }
        return true;
    }

    private static List<KeyValuePair<string, string>> Pairs(string text, string separators)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split(separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(at < 0 ? new(part, "") : new(part[..at], part[(at + 1)..]));
        }
        return pairs;
    }
}

using System.Globalization;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>The header fields of a message.</summary>
public sealed partial record Hj212Message
{
    /// <summary>Request number (QN), yyyyMMddHHmmssfff; empty where the device sends none.</summary>
    public string Number => Of("QN");

    /// <summary>System type (ST): 31 air pollution source, 91 system interaction.</summary>
    public string SystemType => Of("ST");

    /// <summary>Command (CN), for example 2061; empty where there is none.</summary>
    public string Command => Of("CN");

    /// <summary>Access password (PW).</summary>
    public string Password => Of("PW");

    /// <summary>Device number (MN).</summary>
    public string Device => Of("MN");

    /// <summary>Bits of Flag: 1 reply needed, 2 package numbers present, from 4 on the edition. 0 where the device sends none.</summary>
    public int Flag => int.TryParse(Of("Flag"), NumberStyles.None, CultureInfo.InvariantCulture, out var flag) && flag <= 255 ? flag : 0;

    /// <summary>The sender wants a reply.</summary>
    public bool WantsReply => (Flag & 1) != 0;

    /// <summary>Packages of the whole (PNUM); 1 for a whole message.</summary>
    public int Packages => Part("PNUM");

    /// <summary>Which package it is (PNO), from 1.</summary>
    public int Package => Part("PNO");

    /// <summary>A command parameter; empty where there is none.</summary>
    public string Field(string name) => First(Fields, name);

    /// <summary>The bytes of a message with its password covered, as they may be kept and shown; the check value stays that of the original.</summary>
    public static byte[] Covered(ReadOnlySpan<byte> message)
    {
        var bytes = message.ToArray();
        var header = bytes.AsSpan(0, Math.Max(bytes.AsSpan().IndexOf("CP=&&"u8), 0));
        for (var at = header.IndexOf("PW="u8); at >= 0 && at < header.Length;)
        {
            var value = header[(at + 3)..];
            var end = value.IndexOf((byte)';');
            value = value[..(end < 0 ? value.Length : end)];
            value.Fill((byte)'*');
            header = header[(at + 3 + value.Length)..];
            at = header.IndexOf("PW="u8);
        }
        return bytes;
    }

    /// <summary>The text of bytes of a message.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Characters.GetString(bytes);

    private string Of(string name) => First(Header, name);

    private int Part(string name) =>
        (Flag & 2) != 0 && int.TryParse(Of(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 9999 ? number : 1;

    private static string First(IReadOnlyList<KeyValuePair<string, string>> pairs, string name)
    {
        foreach (var (key, value) in pairs)
            if (key == name)
                return value;
        return "";
    }
}

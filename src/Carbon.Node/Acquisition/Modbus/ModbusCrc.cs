namespace Carbon.Node.Acquisition.Modbus;

/// <summary>CRC-16 of Modbus over serial line V1.02: polynomial A001H reflected, start FFFFH, sent low byte first.</summary>
public static class ModbusCrc
{
    private static readonly ushort[] Table = BuildTable();

    /// <summary>The check value of <paramref name="bytes"/>.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0xFFFF;
        foreach (var b in bytes)
            crc = (ushort)((crc >> 8) ^ Table[(crc ^ b) & 0xFF]);
        return crc;
    }

    /// <summary>True when the last two bytes are the check value of those before them.</summary>
    public static bool IsSound(ReadOnlySpan<byte> frame) =>
        frame.Length > 2 && Of(frame[..^2]) == (frame[^2] | frame[^1] << 8);

    /// <summary>Writes the check value of all but the last two bytes into the last two.</summary>
    public static void Seal(Span<byte> frame)
    {
        var crc = Of(frame[..^2]);
        frame[^2] = (byte)crc;
        frame[^1] = (byte)(crc >> 8);
    }

    private static ushort[] BuildTable()
    {
        var table = new ushort[256];
        for (var i = 0; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            table[i] = (ushort)crc;
        }
        return table;
    }
}

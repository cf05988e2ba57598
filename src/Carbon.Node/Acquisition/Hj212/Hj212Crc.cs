namespace Carbon.Node.Acquisition.Hj212;

/// <summary>The check value of HJ 212 (Annex A): sixteen bits, start FFFFH, the high byte is folded before each byte. Not the CRC of Modbus.</summary>
public static class Hj212Crc
{
    /// <summary>The check value of the data segment.</summary>
    public static ushort Of(ReadOnlySpan<byte> segment)
    {
        var crc = 0xFFFF;
        foreach (var b in segment)
        {
            crc = (crc >> 8) ^ b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
        }
        return (ushort)crc;
    }
}

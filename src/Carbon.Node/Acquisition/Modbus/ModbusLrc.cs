namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Longitudinal redundancy check of Modbus ASCII (Modbus over serial line V1.02, 2.5.2.2): the two's complement of the sum of the bytes.</summary>
public static class ModbusLrc
{
    /// <summary>The check byte of <paramref name="bytes"/>, the characters being taken as bytes already.</summary>
    public static byte Of(ReadOnlySpan<byte> bytes) => (byte)-ByteSum.Of(bytes);
}

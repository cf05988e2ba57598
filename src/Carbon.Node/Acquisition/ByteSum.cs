namespace Carbon.Node.Acquisition;

/// <summary>The checksum of DL/T 645 and CJ/T 188: all bytes added, modulo 256.</summary>
internal static class ByteSum
{
    /// <summary>The sum of these bytes.</summary>
    public static byte Of(ReadOnlySpan<byte> bytes)
    {
        var sum = 0;
        foreach (var b in bytes)
            sum += b;
        return (byte)sum;
    }
}

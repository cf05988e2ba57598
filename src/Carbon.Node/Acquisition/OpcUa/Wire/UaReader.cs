using System.Buffers.Binary;

namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>Reads; nothing is believed that is not there.</summary>
/// <exception cref="OpcUaFormatException">Thrown by every member where the bytes end too early or a limit is passed.</exception>
internal sealed class UaReader(ReadOnlyMemory<byte> bytes) : UaCodec
{
    public int Position { get; private set; }

    public int Left => bytes.Length - Position;

    public override bool IsReading => true;

    public override byte Byte(byte value) => Take(1)[0];

    public override ushort UInt16(ushort value) => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public override uint UInt32(uint value) => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public override ulong UInt64(ulong value) => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public override byte[] Raw(byte[] value, int length) => Take(length).ToArray();

    public override byte[]? Bytes(byte[]? value)
    {
        var length = Int32(0);
        if (length < 0)
            return null;
        if (length > UaLimits.Text)
            throw new OpcUaFormatException($"a text of {length} bytes is longer than {UaLimits.Text}");
        return Take(length).ToArray();
    }

    public override int Count(int value, int leastBytesEach)
    {
        var count = Int32(0);
        if (count > UaLimits.Elements || (long)count * leastBytesEach > Left)
            throw new OpcUaFormatException($"an array of {count} elements cannot be in {Left} bytes, or is longer than {UaLimits.Elements}");
        return count;
    }

    public void Skip(int length) => Take(length);

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > Left)
            throw new OpcUaFormatException($"the message ends after {bytes.Length} bytes where {length} more are needed at {Position}");
        var taken = bytes.Span.Slice(Position, length);
        Position += length;
        return taken;
    }
}

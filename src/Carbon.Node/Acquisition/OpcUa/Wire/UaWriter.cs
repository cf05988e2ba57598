using System.Buffers;
using System.Buffers.Binary;

namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>Writes.</summary>
internal sealed class UaWriter : UaCodec
{
    private readonly ArrayBufferWriter<byte> buffer = new(256);

    public override bool IsReading => false;

    public int Length => buffer.WrittenCount;

    public byte[] ToArray() => buffer.WrittenSpan.ToArray();

    public override byte Byte(byte value)
    {
        Room(1)[0] = value;
        return value;
    }

    public override ushort UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Room(2), value);
        return value;
    }

    public override uint UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Room(4), value);
        return value;
    }

    public override ulong UInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);
        return value;
    }

    public override byte[]? Bytes(byte[]? value)
    {
        Int32(value?.Length ?? -1);
        return value is null ? null : Raw(value, value.Length);
    }

    public override byte[] Raw(byte[] value, int length)
    {
        value.AsSpan(0, length).CopyTo(Room(length));
        return value;
    }

    public override int Count(int value, int leastBytesEach) => Int32(value);

    private Span<byte> Room(int length)
    {
        var room = buffer.GetSpan(Math.Max(length, 1))[..length];
        buffer.Advance(length);
        return room;
    }
}

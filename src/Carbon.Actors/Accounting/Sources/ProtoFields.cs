using System.Buffers.Binary;

namespace Carbon.Accounting.Sources;

/// <summary>The fields of an encoded message one after another.</summary>
internal ref struct ProtoFields(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> _message = message;
    private int _at;

    /// <summary>Number of the field.</summary>
    public int Number { get; private set; }

    /// <summary>A number of the field; of an unsigned or fixed kind.</summary>
    public ulong Value { get; private set; }

    /// <summary>The content of the field where it is a text or message.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The number as one of the zigzag kind.</summary>
    public readonly long Signed => (long)(Value >> 1) ^ -(long)(Value & 1);

    /// <summary>Goes to the next field; false at the end.</summary>
    /// <exception cref="FormatException">The bytes are not a message.</exception>
    public bool Next()
    {
        if (_at >= _message.Length)
            return false;
        var tag = Varint();
        Number = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                Value = Varint();
                break;
            case 1:
                Value = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
                break;
            case 2:
                Bytes = Take(Varint());
                break;
            case 5:
                Value = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
                break;
            default:
                throw Damaged();
        }
        return true;
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)(_message.Length - _at))
            throw Damaged();
        var bytes = _message.Slice(_at, (int)length);
        _at += (int)length;
        return bytes;
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_at >= _message.Length)
                throw Damaged();
            var next = _message[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        throw Damaged();
    }

    private static FormatException Damaged() => new("A stored event is not an encoded message. The record is damaged.");
}

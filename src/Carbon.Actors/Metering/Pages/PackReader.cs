using Carbon.Metering.Folding;

namespace Carbon.Metering.Pages;

/// <summary>Reads what <see cref="PackWriter"/> wrote.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    public bool Bool() => Byte() != 0;

    public byte Byte()
    {
        if (_rest.IsEmpty)
        {
            throw Short();
        }
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    public long Long()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int Int() => (int)Unsigned();

    public decimal Decimal()
    {
        var head = Byte();
        var low = Unsigned();
        var high = (head & 2) != 0 ? (int)(uint)Unsigned() : 0;
        return new decimal((int)(uint)low, (int)(uint)(low >> 32), high, (head & 1) != 0, (byte)(head >> 2));
    }

    public decimal? Optional() => Bool() ? Decimal() : null;

    public string Text() => System.Text.Encoding.UTF8.GetString(Bytes(Int()));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw Short();
        }
        var bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }

    public QualityParts Parts() => Bool() ? new(Decimal(), Decimal(), Decimal(), Decimal()) : QualityParts.None;

    public readonly ReadOnlySpan<byte> Rest() => _rest;

    private static InvalidDataException Short() =>
        new("A packed page or snapshot of a metering point ends too early; restore it from the journal.");

    public Sample Sample() => new(Long(), Decimal(), (Quality)Byte());
}

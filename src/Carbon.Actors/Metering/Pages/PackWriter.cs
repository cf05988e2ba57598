using Carbon.Metering.Folding;

namespace Carbon.Metering.Pages;

/// <summary>Writes numbers as variable-length bytes, small ones short; the form is part of stored snapshots.</summary>
internal sealed class PackWriter
{
    private byte[] _bytes = new byte[256];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Byte(byte value)
    {
        if (_length == _bytes.Length)
        {
            Array.Resize(ref _bytes, _length * 2);
        }
        _bytes[_length++] = value;
    }

    public void Unsigned(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Byte((byte)(value | 0x80));
        }
        Byte((byte)value);
    }

    /// <summary>Signed, zigzag.</summary>
    public void Long(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Decimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var low = (uint)bits[0] | ((ulong)(uint)bits[1] << 32);
        Byte((byte)((value.Scale << 2) | (bits[2] != 0 ? 2 : 0) | (bits[3] < 0 ? 1 : 0)));
        Unsigned(low);
        if (bits[2] != 0)
        {
            Unsigned((uint)bits[2]);
        }
    }

    public void Optional(decimal? value)
    {
        Bool(value is not null);
        if (value is { } known)
        {
            Decimal(known);
        }
    }

    public void Text(string value)
    {
        var utf8 = System.Text.Encoding.UTF8.GetBytes(value);
        Unsigned((ulong)utf8.Length);
        Bytes(utf8);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        }
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Parts(QualityParts parts)
    {
        var any = parts != QualityParts.None;
        Bool(any);
        if (any)
        {
            Decimal(parts.Estimated);
            Decimal(parts.Filled);
            Decimal(parts.Manual);
            Decimal(parts.UnderReview);
        }
    }

    public void Sample(in Sample sample)
    {
        Long(sample.Time);
        Decimal(sample.Value);
        Byte((byte)sample.Quality);
    }
}

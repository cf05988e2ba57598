namespace Carbon.Node.Acquisition;

/// <summary>Binary-coded decimal numbers as meters send them: two decimal digits a byte.</summary>
public static class Bcd
{
    /// <summary>True where every nibble is a decimal digit.</summary>
    public static bool IsDecimal(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            if ((b & 0x0F) > 9 || b >> 4 > 9)
                return false;
        return true;
    }

    /// <summary>The number of at most 28 digits, low byte first, with <paramref name="decimals"/> digits after the point; null when a nibble is not a decimal digit.</summary>
    public static decimal? Read(ReadOnlySpan<byte> lowByteFirst, int decimals)
    {
        if (lowByteFirst.Length > 14 || !IsDecimal(lowByteFirst))
            return null;
        UInt128 digits = 0;
        for (var i = lowByteFirst.Length - 1; i >= 0; i--)
            digits = digits * 100 + (UInt128)((lowByteFirst[i] >> 4) * 10 + (lowByteFirst[i] & 15));
        return Scaled(digits, negative: false, decimals);
    }

    /// <summary>As <see cref="Read"/>, where the top bit of the highest byte is the sign (1: negative).</summary>
    public static decimal? ReadSigned(ReadOnlySpan<byte> lowByteFirst, int decimals)
    {
        if (lowByteFirst.IsEmpty || lowByteFirst.Length > 14)
            return null;
        Span<byte> magnitude = stackalloc byte[lowByteFirst.Length];
        lowByteFirst.CopyTo(magnitude);
        var negative = (magnitude[^1] & 0x80) != 0;
        magnitude[^1] &= 0x7F;
        return Read(magnitude, decimals) is { } value ? (negative ? -value : value) : null;
    }

    /// <summary>Writes the digits of <paramref name="number"/> low byte first; digits that do not fit are dropped, as a register that rolls over drops them.</summary>
    public static void Write(Span<byte> lowByteFirst, UInt128 number)
    {
        for (var i = 0; i < lowByteFirst.Length; i++)
        {
            var pair = (int)(number % 100);
            lowByteFirst[i] = (byte)((pair / 10 << 4) | pair % 10);
            number /= 100;
        }
    }

    /// <summary>The digits as text, highest first, whatever the nibbles are (an address of a bad meter may hold letters).</summary>
    public static string Text(ReadOnlySpan<byte> lowByteFirst)
    {
        Span<byte> reversed = stackalloc byte[lowByteFirst.Length];
        lowByteFirst.CopyTo(reversed);
        reversed.Reverse();
        return Convert.ToHexString(reversed);
    }

    private static decimal Scaled(UInt128 digits, bool negative, int decimals) =>
        new((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), negative, (byte)decimals);
}

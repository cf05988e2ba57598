namespace Carbon.Contracts;

/// <summary>A decimal without loss on the wire and in the journal.</summary>
public sealed partial class DecimalValue
{
    /// <summary>The same number, same scale, as <see cref="decimal"/>.</summary>
    /// <exception cref="FormatException">The stored scale is not one of a decimal (0 to 28).</exception>
    public decimal ToDecimal()
    {
        if (Scale > 28)
            throw new FormatException($"A stored decimal has the scale {Scale}; 0 to 28 can be right. The record is damaged.");
        return new decimal((int)(Low & 0xFFFFFFFF), (int)(Low >> 32), (int)High, Negative, (byte)Scale);
    }

    /// <summary>A number as it is stored: sign, 96-bit magnitude and scale all kept.</summary>
    public static DecimalValue From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return new DecimalValue
        {
            Low = (uint)bits[0] | ((ulong)(uint)bits[1] << 32),
            High = (uint)bits[2],
            Scale = (uint)((bits[3] >> 16) & 0xFF),
            Negative = bits[3] < 0,
        };
    }

    /// <summary>As <see cref="From(decimal)"/>; nothing for null.</summary>
    public static DecimalValue? From(decimal? value) => value is { } v ? From(v) : null;
}

using System.Globalization;

namespace Carbon.Accounting.Units;

/// <summary>Decimals as text: plain notation, culture-invariant, no exponent, no trailing zeros.</summary>
public static class PlainDecimal
{
    /// <summary>Prints <paramref name="value"/> with every digit that carries information.</summary>
    public static string Print(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        if (text.Contains('.', StringComparison.Ordinal))
        {
            text = text.TrimEnd('0').TrimEnd('.');
        }
        return text == "-0" ? "0" : text;
    }

    /// <summary>Reads a number in decimal or exponent notation; false when it is no number or does not fit a decimal.</summary>
    public static bool TryRead(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
}

using System.Globalization;

namespace Carbon.Node.Acquisition.Mqtt.Sparkplug;

/// <summary>Values of metrics as quantities.</summary>
public static class SparkplugValue
{
    /// <summary>The number that a value of <paramref name="type"/> stands for; null where it is none or cannot be held without loss of digits in front of the point.</summary>
    public static decimal? Number(object? value, SparkplugType type) => value switch
    {
        uint or ulong => Whole(Convert.ToUInt64(value, CultureInfo.InvariantCulture), type),
        float number => Decimal(number.ToString("R", CultureInfo.InvariantCulture)),
        double number => Decimal(number.ToString("R", CultureInfo.InvariantCulture)),
        bool flag => flag ? 1m : 0m,
        string text => Decimal(text),
        _ => null,
    };

    // Senders write negative numbers of 8 and 16 bits both with and without the bits above.
    private static decimal? Whole(ulong bits, SparkplugType type) => type switch
    {
        SparkplugType.Int8 => unchecked((sbyte)bits),
        SparkplugType.Int16 => unchecked((short)bits),
        SparkplugType.Int32 => unchecked((int)bits),
        SparkplugType.Int64 => unchecked((long)bits),
        SparkplugType.UInt8 => unchecked((byte)bits),
        SparkplugType.UInt16 => unchecked((ushort)bits),
        SparkplugType.UInt32 => unchecked((uint)bits),
        SparkplugType.UInt64 => bits,
        _ => null,
    };

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

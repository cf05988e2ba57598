using System.Globalization;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Collecting;

/// <summary>Numbers of record out of values.</summary>
internal static class OpcUaNumber
{
    /// <summary>The number; null when the value is none, or beyond what decimals hold.</summary>
    public static decimal? Of(object? value)
    {
        switch (value)
        {
            case object?[] { Length: 1 } array:
                return Of(array[0]);
            case bool flag:
                return flag ? 1m : 0m;
            case sbyte or byte or short or ushort or int or uint or long or ulong:
                return Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            case float number:
                return Parse(number.ToString("R", CultureInfo.InvariantCulture));
            case double number:
                return Parse(number.ToString("R", CultureInfo.InvariantCulture));
            case string text when text.Length <= 64:
                return Parse(text.Trim());
            case UaVariant inner:
                return inner.Value is UaVariant ? null : Of(inner.Value);
            default:
                return null;
        }
    }

    /// <summary>The number scaled; null where it is beyond what decimals hold.</summary>
    public static decimal? Scaled(object? value, decimal scale, decimal offset)
    {
        try
        {
            return Of(value) is { } number ? number * scale + offset : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Parse(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

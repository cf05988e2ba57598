using System.Globalization;

namespace Carbon.Portal.Figures;

/// <summary>Numbers for the eye and for the record; the same in every language.</summary>
public static class Digits
{
    /// <summary>Three significant digits, grouped by thousands.</summary>
    public static string Short(decimal value)
    {
        if (value == 0m)
            return "0";
        var size = Math.Abs(value);
        var places = 2;
        for (var bound = 10m; size >= bound; bound *= 10m)
        {
            places--;
            if (bound > decimal.MaxValue / 10m)
                break;
        }
        for (var bound = 1m; size < bound && places < 12; bound /= 10m)
            places++;
        if (places >= 0)
            return decimal.Round(value, places, MidpointRounding.AwayFromZero).ToString("N" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var unit = 1m;
        for (; places < 0; places++)
            unit *= 10m;
        return (decimal.Round(value / unit, MidpointRounding.AwayFromZero) * unit).ToString("N0", CultureInfo.InvariantCulture);
    }

    /// <summary>Every digit, plain.</summary>
    public static string All(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>A share as a percentage; what is not nothing is not shown as nothing, and what is not all not as all.</summary>
    public static string Percent(decimal share) => share switch
    {
        0m => "0%",
        > 0m and < 0.001m => "<0.1%",
        < 0m and > -0.001m => ">-0.1%",
        > 0.999m and < 1m => ">99.9%",
        > 0.99m and < 1m => (share * 100m).ToString("0.0", CultureInfo.InvariantCulture) + "%",
        _ => (share * 100m).ToString(Math.Abs(share) is >= 0.1m ? "0" : "0.0", CultureInfo.InvariantCulture) + "%",
    };
}

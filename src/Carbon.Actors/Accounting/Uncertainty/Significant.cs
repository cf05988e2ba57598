namespace Carbon.Accounting.Uncertainty;

/// <summary>Derived numbers as they are shown: a fixed number of digits, so that the last bits of a floating-point sum never show.</summary>
public static class Significant
{
    /// <summary>Digits that are kept.</summary>
    public const int Digits = 6;

    /// <summary>A number rounded to six significant digits, half away from zero; what is below 1e-15 is 0.</summary>
    public static decimal Of(double value)
    {
        if (Math.Abs(value) < 1e-15d)
            return 0m;
        var places = Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (places >= 0)
            return Plain(decimal.Round((decimal)value, Math.Min(places, 28), MidpointRounding.AwayFromZero));
        var step = (decimal)Math.Pow(10d, -places);
        return decimal.Round((decimal)value / step, 0, MidpointRounding.AwayFromZero) * step;
    }

    /// <summary>A share from 0 to 1, to six places.</summary>
    public static decimal Share(double value) => Plain(decimal.Round((decimal)Math.Clamp(value, 0d, 1d), Digits, MidpointRounding.AwayFromZero));

    private static decimal Plain(decimal value) => value / 1.000000000000000000000000000000000m;
}

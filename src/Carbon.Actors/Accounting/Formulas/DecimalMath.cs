namespace Carbon.Accounting.Formulas;

/// <summary>Powers and roots in decimal arithmetic, to the last digit a decimal holds.</summary>
public static class DecimalMath
{
    private const int LargestExponent = 1000;

    /// <summary>The square root, of a number that is not negative.</summary>
    /// <exception cref="ArithmeticException">The number is negative.</exception>
    public static decimal Sqrt(decimal value)
    {
        if (value < 0)
        {
            throw new ArithmeticException("square root of a negative number");
        }
        if (value == 0)
        {
            return 0;
        }
        // Newton's steps from the floating-point root double the digits each time: three are more than 28 digits.
        var root = (decimal)Math.Sqrt((double)value);
        if (root == 0)
        {
            root = 1e-14m;
        }
        for (var i = 0; i < 4; i++)
        {
            root = (root + (value / root)) / 2;
        }
        return root;
    }

    /// <summary>A power with a whole or half exponent between -1000 and 1000.</summary>
    /// <exception cref="ArithmeticException">Another exponent, or a half power of a negative number.</exception>
    /// <exception cref="OverflowException">The result does not fit a decimal.</exception>
    /// <exception cref="DivideByZeroException">A negative power of zero.</exception>
    public static decimal Power(decimal value, decimal exponent)
    {
        if (Math.Abs(exponent) > LargestExponent || decimal.Truncate(2 * exponent) != 2 * exponent)
        {
            throw new ArithmeticException("an exponent must be a whole number or a half, between -1000 and 1000");
        }
        if (decimal.Truncate(exponent) != exponent)
        {
            return Power(Sqrt(value), 2 * exponent);
        }
        var result = Whole(value, (int)Math.Abs(exponent));
        return exponent < 0 ? 1 / result : result;
    }

    private static decimal Whole(decimal value, int exponent)
    {
        var result = 1m;
        for (var square = value; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
            {
                result *= square;
            }
            if (exponent > 1)
            {
                square *= square;
            }
        }
        return result;
    }
}

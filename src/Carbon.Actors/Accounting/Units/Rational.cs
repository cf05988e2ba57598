using System.Globalization;
using System.Numerics;

namespace Carbon.Accounting.Units;

/// <summary>An exact fraction in lowest terms, for unit factors such as 1/3.6 that no decimal holds.</summary>
public readonly struct Rational : IEquatable<Rational>
{
    private readonly BigInteger numerator;
    private readonly BigInteger denominatorLessOne;

    /// <summary>Makes <paramref name="numerator"/>/<paramref name="denominator"/>; the denominator is not zero.</summary>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        this.numerator = numerator / divisor;
        denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>The fraction 1.</summary>
    public static Rational One => new(1, 1);

    /// <summary>Numerator, with the sign.</summary>
    public BigInteger Numerator => numerator;

    /// <summary>Denominator, always positive.</summary>
    public BigInteger Denominator => denominatorLessOne + 1;

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>The fraction a decimal stands for, exactly.</summary>
    public static Rational From(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = (new BigInteger((uint)bits[2]) << 64) | (new BigInteger((uint)bits[1]) << 32) | new BigInteger((uint)bits[0]);
        return new Rational(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    /// <summary>The n-th power, n between -64 and 64.</summary>
    public Rational Power(int exponent) => exponent >= 0
        ? new Rational(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent))
        : new Rational(BigInteger.Pow(Denominator, -exponent), BigInteger.Pow(Numerator, -exponent));

    /// <summary><paramref name="value"/> times this fraction; multiplied before it is divided, so that exact results stay exact.</summary>
    /// <exception cref="OverflowException">The result does not fit a decimal.</exception>
    public decimal Times(decimal value)
    {
        if (Denominator.IsOne || Numerator.IsOne)
        {
            return Numerator.IsOne ? value / (decimal)Denominator : value * (decimal)Numerator;
        }
        return value * (decimal)Numerator / (decimal)Denominator;
    }

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <inheritdoc/>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}

using System.Collections.Immutable;
using System.Numerics;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Formulas;

/// <summary>What the numbers of a sub-formula stand for: number times <see cref="Scale"/> is the quantity in base units.</summary>
internal sealed record Magnitude(Dimension Dimension, Rational Scale, ImmutableSortedDictionary<string, int> Species, bool IsZero = false)
{
    internal static Magnitude Pure { get; } = new(Dimension.None, Rational.One, ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    internal static Magnitude Zero { get; } = Pure with { IsZero = true };

    internal bool IsPure => Dimension.IsNone && Scale == Rational.One;

    internal static Magnitude Of(Unit unit) => new(unit.Dimension, unit.Factor, unit.Species);

    /// <summary>A literal that only converts: it counts in the number and not in the quantity.</summary>
    internal static Magnitude Conversion(decimal value) => Pure with { Scale = Rational.One / Rational.From(value) };

    internal Magnitude Times(Magnitude other, int power) => IsZero || other.IsZero ? Zero : new(
        Dimension.Times(other.Dimension, power),
        Scale * other.Scale.Power(power),
        SpeciesCheck.Product(Species, other.Species, power));

    internal Magnitude Raised(decimal exponent, int position)
    {
        if (IsZero || IsPure)
        {
            return this;
        }
        if (Math.Abs(exponent) > 32 || decimal.Truncate(2 * exponent) != 2 * exponent)
        {
            throw new FormulaException("the exponent of a quantity must be a whole number or a half, between -32 and 32", position);
        }
        var halves = (int)(2 * exponent);
        var dimension = Dimension.RaisedToHalf(halves) ?? throw new FormulaException($"{Dimension} has no square root", position);
        var scale = halves % 2 == 0 ? Scale.Power(halves / 2)
            : Root(Scale.Power(halves)) ?? throw new FormulaException($"the factor {Scale} of the unit has no exact square root", position);
        var species = Pure.Species;
        for (var i = 0; halves % 2 == 0 && i < Math.Abs(halves / 2); i++)
        {
            species = SpeciesCheck.Product(species, Species, Math.Sign(halves));
        }
        return new Magnitude(dimension, scale, species);
    }

    private static Rational? Root(Rational value)
    {
        var (above, below) = (Root(value.Numerator), Root(value.Denominator));
        return above is { } n && below is { } d ? new Rational(n, d) : null;
    }

    private static BigInteger? Root(BigInteger value)
    {
        var root = value;
        while (root * root > value)
        {
            root = (root + (value / root)) / 2;
        }
        return root * root == value ? root : null;
    }
}

using System.Globalization;

namespace Carbon.Accounting.Units;

/// <summary>A decimal number with its unit: a quantity of record is never a bare number (clause 8.3.1).</summary>
/// <param name="Value">The number in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct Quantity(decimal Value, Unit Unit)
{
    /// <summary>The same quantity in another unit of the same dimension.</summary>
    /// <exception cref="UnitException">The units differ in dimension, or the number grows too large; both units are named.</exception>
    public Quantity In(Unit unit)
    {
        if (Unit.Code == unit.Code)
        {
            return this;
        }
        if (!Unit.Fits(unit))
        {
            throw new UnitException($"{Unit} ({Unit.Dimension}) cannot be converted to {unit} ({unit.Dimension})");
        }
        try
        {
            return new Quantity(Convert(Value, Unit, unit), unit);
        }
        catch (OverflowException)
        {
            throw new UnitException(string.Create(CultureInfo.InvariantCulture, $"{Value} {Unit} is too large a number in {unit}"));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{PlainDecimal.Print(Value)} {Unit}";

    private static decimal Convert(decimal value, Unit from, Unit to)
    {
        if (from.Offset == to.Offset)
        {
            return (from.Factor / to.Factor).Times(value);
        }
        return (Rational.One / to.Factor).Times(from.Factor.Times(value) + from.Offset - to.Offset);
    }
}

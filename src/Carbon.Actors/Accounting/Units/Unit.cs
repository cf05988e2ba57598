using System.Collections.Immutable;

namespace Carbon.Accounting.Units;

/// <summary>
/// A unit of measure: 1 unit = <see cref="Factor"/> base units of its <see cref="Dimension"/>. <see cref="Offset"/> is added after the
/// factor (only degC: 273.15 K). <see cref="Species"/> counts what a mass is made of (tCO2: CO2 1); it is a label and never stops a conversion.
/// </summary>
/// <param name="Code">The code of the catalogue, for example <c>tCO2/MWh</c>.</param>
/// <param name="Dimension">Product of base dimensions.</param>
/// <param name="Factor">Exact factor to the base unit.</param>
/// <param name="Offset">Distance of the zero point from that of the base unit.</param>
/// <param name="Species">Species with their exponents; empty for an unlabelled unit.</param>
public sealed record Unit(string Code, Dimension Dimension, Rational Factor, decimal Offset, ImmutableSortedDictionary<string, int> Species)
{
    /// <summary>True when a number in this unit may be converted into the other.</summary>
    public bool Fits(Unit other) => Dimension.Equals(other.Dimension);

    /// <inheritdoc/>
    public override string ToString() => Code;
}

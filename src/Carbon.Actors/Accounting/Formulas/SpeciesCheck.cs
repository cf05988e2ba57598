using System.Collections.Immutable;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Formulas;

/// <summary>
/// Follows carbon and carbon dioxide through a formula. Both are masses, so dimensions alone would let tC pass for tCO2; the ratio 44/12
/// (literals 44 and 12, molar masses of CO2 and C) turns one into the other. Masses without a label are taken as whatever is needed.
/// </summary>
internal static class SpeciesCheck
{
    private const string Carbon = "C";
    private const string Dioxide = "CO2";
    private const string Equivalent = "CO2e";

    /// <summary>The species of a molar mass: 12 and 12.011 are carbon, 44 and 44.01 carbon dioxide; other literals have the label of their unit.</summary>
    internal static ImmutableSortedDictionary<string, int> OfLiteral(decimal value, Unit? unit)
    {
        var none = Magnitude.Pure.Species;
        return unit is not null && !unit.Species.IsEmpty ? unit.Species : value switch
        {
            12 or 12.01m or 12.011m => none.Add(Carbon, 1),
            44 or 44.01m or 44.0095m => none.Add(Dioxide, 1),
            _ => none,
        };
    }

    internal static ImmutableSortedDictionary<string, int> Product(
        ImmutableSortedDictionary<string, int> left, ImmutableSortedDictionary<string, int> right, int power) =>
        right.Aggregate(left, (sum, pair) => (sum.GetValueOrDefault(pair.Key) + (Math.Sign(power) * pair.Value)) switch
        {
            0 => sum.Remove(pair.Key),
            var exponent => sum.SetItem(pair.Key, exponent),
        });

    internal static ImmutableSortedDictionary<string, int> Sum(
        ImmutableSortedDictionary<string, int> left, ImmutableSortedDictionary<string, int> right, int position)
    {
        if ((IsCarbon(left) && IsDioxide(right)) || (IsDioxide(left) && IsCarbon(right)))
        {
            throw new FormulaException("carbon (tC) and carbon dioxide (tCO2) cannot be added: multiply the carbon by 44 / 12", position);
        }
        return left.IsEmpty ? right : left;
    }

    internal static void Result(ImmutableSortedDictionary<string, int> found, Unit declared, int position)
    {
        var wanted = declared.Species;
        if ((Has(wanted, Dioxide) || Has(wanted, Equivalent)) && Count(found, Carbon) > 0)
        {
            throw new FormulaException($"the formula gives carbon (C) where {declared} is declared: 44 / 12 is missing", position);
        }
        if ((Has(wanted, Dioxide) || Has(wanted, Equivalent)) && Count(found, Dioxide) > 1)
        {
            throw new FormulaException($"44 / 12 is applied to what is already CO2; {declared} is declared", position);
        }
        if (Has(wanted, Carbon) && IsDioxide(found))
        {
            throw new FormulaException($"the formula gives carbon dioxide (CO2) where {declared} is declared", position);
        }
    }

    private static bool IsCarbon(ImmutableSortedDictionary<string, int> species) => Count(species, Carbon) > 0 && Count(species, Dioxide) <= 0;

    private static bool IsDioxide(ImmutableSortedDictionary<string, int> species) => Count(species, Dioxide) > 0 && Count(species, Carbon) <= 0;

    private static bool Has(ImmutableSortedDictionary<string, int> species, string name) => Count(species, name) > 0;

    private static int Count(ImmutableSortedDictionary<string, int> species, string name) => species.GetValueOrDefault(name);
}

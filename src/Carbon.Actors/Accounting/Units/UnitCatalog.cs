using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Carbon.Accounting.Units;

/// <summary>
/// The units of <c>factors/units.yaml</c>, and every product or quotient of them (<c>MJ/Nm3</c>, <c>kJ/(kg*K)</c>). Immutable and safe to share.
/// </summary>
public sealed class UnitCatalog
{
    private readonly ImmutableDictionary<string, Unit> units;
    private readonly ConcurrentDictionary<string, Unit?> compounds = new(StringComparer.Ordinal);

    internal UnitCatalog(ImmutableDictionary<string, Unit> units) => this.units = units;

    /// <summary>The units that the catalogue lists.</summary>
    public IEnumerable<Unit> All => units.Values;

    /// <summary>The unit of a code.</summary>
    /// <exception cref="UnitException">The code is not known; the message names it.</exception>
    public Unit Parse(string code) => Find(code) ?? throw new UnitException($"unknown unit '{code}'; see config/factors/units.yaml");

    /// <summary>The unit of a code, or null.</summary>
    public Unit? Find(string code)
    {
        if (units.TryGetValue(code, out var unit))
        {
            return unit;
        }
        if (code.Length > UnitCode.LongestCode)
        {
            return null;
        }
        if (compounds.TryGetValue(code, out var known))
        {
            return known;
        }
        var compound = UnitCode.Compose(code, units);
        return compounds.Count < 1000 ? compounds.GetOrAdd(code, compound) : compound;
    }

    /// <summary>Converts a number between two units of one dimension; exact where the factor is.</summary>
    /// <exception cref="UnitException">A unit is unknown, or the two do not fit; both are named.</exception>
    public decimal Convert(decimal value, string from, string to) => new Quantity(value, Parse(from)).In(Parse(to)).Value;
}

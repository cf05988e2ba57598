using System.Collections.Immutable;
using Carbon.Accounting.Documents;

namespace Carbon.Accounting.Units;

/// <summary>
/// Builds the catalogue from <c>factors/units.yaml</c>. The file rounds factors such as 1/3.6; they are made exact again from the parts of
/// the unit's code, and the file's value must agree with that to twelve digits.
/// </summary>
internal sealed class UnitCatalogReader(DataMap file, Problems problems)
{
    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);

    internal UnitCatalog Read()
    {
        var entries = (file["units"] as DataMap)?.Entries ?? [];
        foreach (var pass in new[] { false, true })
        {
            foreach (var (code, node) in entries)
            {
                if (code.Contains('/', StringComparison.Ordinal) == pass)
                {
                    Add(code, node);
                }
            }
        }
        foreach (var item in (file["conversions"] as DataMap)?.Maps("items") ?? [])
        {
            AddConversion(item);
        }
        if (units.Count == 0)
        {
            problems.Add(file.Line, "units: no unit is defined");
        }
        return new UnitCatalog(units.ToImmutableDictionary(StringComparer.Ordinal));
    }

    private void Add(string code, DataNode node)
    {
        if (node is not DataMap map || map.Text("dimension") is not { } text
            || !PlainDecimal.TryRead(map.Text("factor") ?? "", out var factor) || factor <= 0)
        {
            problems.Add(node.Line, $"unit '{code}': needs a dimension and a positive factor");
            return;
        }
        try
        {
            var dimension = Dimension.Parse(text);
            if (code.Contains('/', StringComparison.Ordinal) && UnitCode.Compose(code, units) is { } compound)
            {
                AddCompound(compound, dimension, factor, map.Line);
                return;
            }
            var species = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
            units[code] = new Unit(code, dimension, Exact(factor), code == "degC" ? 273.15m : 0, map.Text("of") is { } of ? species.Add(of, 1) : species);
        }
        catch (FormatException e)
        {
            problems.Add(node.Line, $"unit '{code}': {e.Message}");
        }
    }

    private void AddCompound(Unit compound, Dimension dimension, decimal factor, int line)
    {
        if (!compound.Dimension.Equals(dimension))
        {
            problems.Add(line, $"unit '{compound.Code}': dimension {dimension} is not that of its parts, {compound.Dimension}");
        }
        if (Math.Abs(compound.Factor.Times(1) - factor) > factor * 1e-12m)
        {
            problems.Add(line, $"unit '{compound.Code}': factor {factor} is not that of its parts, {compound.Factor}");
        }
        units[compound.Code] = compound;
    }

    /// <summary>A unit that only the list of conversions names (1e4kWh, percent, bar).</summary>
    private void AddConversion(DataMap item)
    {
        if (item.Text("from") is not { } from || item.Text("to") is not { } to || !PlainDecimal.TryRead(item.Text("factor") ?? "", out var factor) || factor <= 0)
        {
            return;
        }
        if (!units.ContainsKey(from) && Known(to) is { } target)
        {
            units[from] = target with { Code = from, Factor = target.Factor * Rational.From(factor), Offset = 0 };
        }
        else if (!units.ContainsKey(to) && Known(from) is { } origin)
        {
            units[to] = origin with { Code = to, Factor = origin.Factor / Rational.From(factor), Offset = 0 };
        }
    }

    private Unit? Known(string code) => units.GetValueOrDefault(code) ?? UnitCode.Compose(code, units);

    /// <summary>A factor of sixteen digits or more that is 1/n for a whole n means 1/n (min: 1/60 h).</summary>
    private static Rational Exact(decimal factor)
    {
        var reciprocal = 1 / factor;
        var whole = Math.Round(reciprocal);
        return whole >= 1 && Math.Abs(reciprocal - whole) < whole * 1e-13m ? new Rational(1, (System.Numerics.BigInteger)whole) : Rational.From(factor);
    }
}

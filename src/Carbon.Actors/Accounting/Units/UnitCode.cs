using System.Collections.Immutable;

namespace Carbon.Accounting.Units;

/// <summary>Puts compound units together from known ones: <c>a*b/c</c> and <c>a/(b*c)</c>.</summary>
internal static class UnitCode
{
    internal const int LongestCode = 64;

    /// <summary>The unit that <paramref name="code"/> spells out of <paramref name="units"/>, or null when a part is not known.</summary>
    internal static Unit? Compose(string code, IReadOnlyDictionary<string, Unit> units)
    {
        var parts = code.Split('/');
        if (parts.Length > 2 || (parts.Length == 1 && !code.Contains('*', StringComparison.Ordinal)))
        {
            return null;
        }
        var result = Product(code, parts[0], units);
        if (result is null || parts.Length == 1)
        {
            return result;
        }
        var below = parts[1].StartsWith('(') && parts[1].EndsWith(')') ? parts[1][1..^1] : parts[1];
        if (below == parts[1] && below.Contains('*', StringComparison.Ordinal))
        {
            return null;
        }
        return Product(code, below, units) is { } divisor ? Combine(code, result, divisor, -1) : null;
    }

    private static Unit? Product(string code, string text, IReadOnlyDictionary<string, Unit> units)
    {
        Unit? result = null;
        foreach (var name in text.Split('*'))
        {
            if (!units.TryGetValue(name.Trim(), out var unit))
            {
                return null;
            }
            result = result is null ? unit with { Code = code, Offset = 0 } : Combine(code, result, unit, 1);
        }
        return result;
    }

    private static Unit Combine(string code, Unit left, Unit right, int power) => new(
        code,
        left.Dimension.Times(right.Dimension, power),
        left.Factor * right.Factor.Power(power),
        0,
        Merge(left.Species, right.Species, power));

    private static ImmutableSortedDictionary<string, int> Merge(
        ImmutableSortedDictionary<string, int> left, ImmutableSortedDictionary<string, int> right, int power) =>
        right.Aggregate(left, (sum, pair) =>
        {
            var exponent = sum.GetValueOrDefault(pair.Key) + (power * pair.Value);
            return exponent == 0 ? sum.Remove(pair.Key) : sum.SetItem(pair.Key, exponent);
        });
}

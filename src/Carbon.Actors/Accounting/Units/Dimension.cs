using System.Collections.Immutable;
using System.Globalization;

namespace Carbon.Accounting.Units;

/// <summary>A product of powers of base dimensions (mass, energy, normal_volume ...). Exponents count halves, so that a square root stays exact.</summary>
public sealed class Dimension : IEquatable<Dimension>
{
    private readonly ImmutableSortedDictionary<string, int> halves;

    private Dimension(ImmutableSortedDictionary<string, int> halves) => this.halves = halves;

    /// <summary>The dimension of a pure number.</summary>
    public static Dimension None { get; } = new(ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    /// <summary>True for a pure number.</summary>
    public bool IsNone => halves.IsEmpty;

    /// <summary>Reads <c>mass*normal_volume^-1</c>; <c>1</c> is a pure number.</summary>
    /// <exception cref="FormatException">The text is not a product of names with integer exponents.</exception>
    public static Dimension Parse(string text)
    {
        var result = None;
        foreach (var part in text.Split('*', StringSplitOptions.TrimEntries))
        {
            if (part == "1")
            {
                continue;
            }
            var pieces = part.Split('^', 2);
            var exponent = 1;
            if (pieces[0].Length == 0 || (pieces.Length == 2
                && !int.TryParse(pieces[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)))
            {
                throw new FormatException($"'{text}' is not a dimension");
            }
            result = result.Times(None.With(pieces[0], 2 * exponent), 1);
        }
        return result;
    }

    /// <summary>This dimension times the <paramref name="power"/>-th power of another.</summary>
    public Dimension Times(Dimension other, int power = 1)
    {
        var result = this;
        foreach (var (name, exponent) in other.halves)
        {
            result = result.With(name, result.halves.GetValueOrDefault(name) + (power * exponent));
        }
        return result;
    }

    /// <summary>The dimension raised to half of <paramref name="halfPower"/>; null when an exponent would be a quarter.</summary>
    public Dimension? RaisedToHalf(int halfPower)
    {
        var result = None;
        foreach (var (name, exponent) in halves)
        {
            if (exponent * halfPower % 2 != 0)
            {
                return null;
            }
            result = result.With(name, exponent * halfPower / 2);
        }
        return result;
    }

    /// <summary>The exponent of a base dimension; 0 when it does not occur or is not whole.</summary>
    public int ExponentOf(string name) => halves.GetValueOrDefault(name) / 2;

    /// <inheritdoc/>
    public bool Equals(Dimension? other) => other is not null && halves.SequenceEqual(other.halves);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimension);

    /// <inheritdoc/>
    public override int GetHashCode() => halves.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    /// <inheritdoc/>
    public override string ToString() => IsNone ? "1" : string.Join('*', halves.Select(Print));

    private static string Print(KeyValuePair<string, int> pair) => pair.Value switch
    {
        2 => pair.Key,
        _ when pair.Value % 2 == 0 => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}^{pair.Value / 2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}^({pair.Value}/2)"),
    };

    private Dimension With(string name, int exponent) =>
        new(exponent == 0 ? halves.Remove(name) : halves.SetItem(name, exponent));
}

using System.Collections.Immutable;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Lines;

/// <summary>A line written out: formula, constants and live symbols, complete without the library it came from.</summary>
/// <param name="Formula">The formula with derived symbols written out.</param>
/// <param name="Constants">Every symbol that has a fixed value.</param>
/// <param name="Live">Every symbol whose value arrives.</param>
public sealed record LineStatement(string Formula, ImmutableArray<StatedConstant> Constants, ImmutableArray<StatedLive> Live)
{
    /// <summary>True where the method floors the result at zero: over the year, no longer in <see cref="Formula"/> (see <see cref="YearFloor"/>).</summary>
    public bool Floored { get; init; }
}

/// <summary>A fixed value with where it is from.</summary>
public sealed record StatedConstant(string Symbol, decimal Value, string Unit, string Origin, bool Confirmed, LocalizedText Title)
{
    /// <summary>What the method says the symbol is: activity, measured, lab, default, constant, derived.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Where in the factor tables the value stands, or null.</summary>
    public FactorPlace? Place { get; init; }
}

/// <summary>A symbol whose value arrives in one unit and is used in another.</summary>
public sealed record StatedLive(string Symbol, string ArrivalUnit, string DeclaredUnit, decimal Factor, LocalizedText Title)
{
    /// <summary>What the method says the symbol is.</summary>
    public string Kind { get; init; } = "";
}

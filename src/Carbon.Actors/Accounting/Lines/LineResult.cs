using System.Collections.Immutable;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Lines;

/// <summary>The result of a line with everything it came from.</summary>
/// <param name="Result">Emissions of the line, unrounded, in <paramref name="Unit"/>; positive also for a source that is deducted.</param>
/// <param name="Unit">tCO2 or tCO2e.</param>
/// <param name="ByGas">The result by gas; one entry when the source covers one gas or the gases cannot be told apart.</param>
/// <param name="Symbols">Every symbol that was used.</param>
public sealed record LineResult(decimal Result, string Unit, ImmutableSortedDictionary<string, decimal> ByGas, ImmutableArray<SymbolValue> Symbols);

/// <summary>A symbol as it was used in a line.</summary>
/// <param name="Symbol">The symbol; of an item of a list with its number, <c>FC_m[1]</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Value">Value in <paramref name="Unit"/>.</param>
/// <param name="Unit">Declared unit.</param>
/// <param name="Origin"><c>given</c>, <c>live</c>, <c>derived: formula</c>, or table, document and version.</param>
/// <param name="Confirmed">False when the default or rule is not confirmed; null for what the user gives.</param>
/// <param name="Document">The document that the default or rule comes from, or null.</param>
public sealed record SymbolValue(string Symbol, LocalizedText Title, decimal Value, string Unit, string Origin, bool? Confirmed, string? Document);

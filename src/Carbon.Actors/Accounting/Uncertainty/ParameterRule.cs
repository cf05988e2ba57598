using System.Collections.Immutable;
using System.IO.Enumeration;
using Carbon.Contracts;

namespace Carbon.Accounting.Uncertainty;

/// <summary>A rule for parameters without an uncertainty of their own; a condition that is left empty always fits.</summary>
/// <param name="Uncertainty">What holds where the rule fits.</param>
/// <param name="Kinds">Kinds of symbol.</param>
/// <param name="Symbols">Names of symbols, with <c>*</c>.</param>
/// <param name="Units">Units of the value.</param>
/// <param name="Categories">Categories of the source, with <c>*</c>.</param>
/// <param name="Item">True: only dated values of data items; false: only others; null: either.</param>
internal sealed record ParameterRule(
    RelativeUncertainty Uncertainty, ImmutableArray<string> Kinds, ImmutableArray<string> Symbols, ImmutableArray<string> Units, ImmutableArray<string> Categories, bool? Item)
{
    internal bool Fits(ConstantRecord constant, string category) =>
        (Kinds.IsEmpty || Kinds.Contains(constant.SymbolKind))
        && (Symbols.IsEmpty || Symbols.Any(s => FileSystemName.MatchesSimpleExpression(s, constant.Symbol, ignoreCase: false)))
        && (Units.IsEmpty || Units.Contains(constant.Unit))
        && (Categories.IsEmpty || Categories.Any(c => FileSystemName.MatchesSimpleExpression(c, category, ignoreCase: false)))
        && (Item is not { } item || item == constant.Item.Length > 0);
}

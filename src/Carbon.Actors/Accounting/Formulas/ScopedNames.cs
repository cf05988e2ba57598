using System.Collections.Immutable;

namespace Carbon.Accounting.Formulas;

/// <summary>Lists the symbols of a formula with the sums they stand in.</summary>
internal static class ScopedNames
{
    internal static IEnumerable<(string Name, int Position, ImmutableHashSet<string> Indices)> Of(Formula formula, string? index) =>
        Walk(formula.Root, index is null ? [] : [index]);

    private static IEnumerable<(string Name, int Position, ImmutableHashSet<string> Indices)> Walk(FormulaNode node, ImmutableHashSet<string> indices) => node switch
    {
        SymbolNode symbol => [(symbol.Name, symbol.Position, indices)],
        NegateNode negate => Walk(negate.Operand, indices),
        BinaryNode binary => Walk(binary.Left, indices).Concat(Walk(binary.Right, indices)),
        CallNode call => call.Arguments.SelectMany(argument => Walk(argument, indices)),
        SumNode sum => Walk(sum.Body, indices.Add(sum.Index)),
        _ => [],
    };
}

using System.Collections.Immutable;

namespace Carbon.Accounting.Formulas;

/// <summary>Lists what a formula refers to.</summary>
internal static class FormulaNames
{
    internal static (ImmutableArray<SymbolNode> Symbols, ImmutableArray<string> Indices) Of(FormulaNode root)
    {
        var symbols = new List<SymbolNode>();
        var indices = new List<string>();
        Walk(root, symbols, indices);
        return ([.. symbols.DistinctBy(symbol => symbol.Name)], [.. indices.Distinct()]);
    }

    private static void Walk(FormulaNode node, List<SymbolNode> symbols, List<string> indices)
    {
        switch (node)
        {
            case SymbolNode symbol:
                symbols.Add(symbol);
                break;
            case NegateNode negate:
                Walk(negate.Operand, symbols, indices);
                break;
            case BinaryNode binary:
                Walk(binary.Left, symbols, indices);
                Walk(binary.Right, symbols, indices);
                break;
            case CallNode call:
                foreach (var argument in call.Arguments)
                {
                    Walk(argument, symbols, indices);
                }
                break;
            case SumNode sum:
                indices.Add(sum.Index);
                Walk(sum.Body, symbols, indices);
                break;
        }
    }
}

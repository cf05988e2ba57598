using Carbon.Accounting.Formulas;

namespace Carbon.Accounting.Lines;

/// <summary>The symbols on which a settled formula depends; those of rules that were tried and dropped are not among them.</summary>
internal static class UsedSymbols
{
    internal static HashSet<ResolvedSymbol> Of(FormulaNode root)
    {
        var used = new HashSet<ResolvedSymbol>();
        Walk(root, used);
        return used;
    }

    private static void Walk(FormulaNode node, HashSet<ResolvedSymbol> used)
    {
        switch (node)
        {
            case ValueNode value when used.Add(value.Value) && value.Value.Node is { } derived:
                Walk(derived, used);
                break;
            case NegateNode negate:
                Walk(negate.Operand, used);
                break;
            case BinaryNode binary:
                Walk(binary.Left, used);
                Walk(binary.Right, used);
                break;
            case CallNode call:
                foreach (var argument in call.Arguments)
                {
                    Walk(argument, used);
                }
                break;
            case TotalNode total:
                foreach (var term in total.Terms)
                {
                    Walk(term, used);
                }
                break;
        }
    }
}

namespace Carbon.Accounting.Formulas;

/// <summary>Reads <c>a + b - c</c> as its terms with their signs.</summary>
internal static class SignedSum
{
    /// <summary>Symbol, sign and place of each term.</summary>
    /// <exception cref="FormulaException">The formula is more than a sum of symbols.</exception>
    internal static IEnumerable<(string Symbol, int Sign, int Position)> Of(Formula formula) => Terms(formula.Root, 1);

    private static IEnumerable<(string Symbol, int Sign, int Position)> Terms(FormulaNode node, int sign) => node switch
    {
        SymbolNode symbol => [(symbol.Name, sign, symbol.Position)],
        NegateNode negate => Terms(negate.Operand, -sign),
        BinaryNode { Operator: '+' } sum => Terms(sum.Left, sign).Concat(Terms(sum.Right, sign)),
        BinaryNode { Operator: '-' } difference => Terms(difference.Left, sign).Concat(Terms(difference.Right, -sign)),
        _ => throw new FormulaException("a total is a sum of sources", node.Position),
    };
}

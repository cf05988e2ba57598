namespace Carbon.Accounting.Formulas;

/// <summary>Compiles a formula over a fixed list of symbols, for formulas that stand on their own.</summary>
public static class CompiledFormula
{
    /// <summary>A function of the values of <paramref name="symbols"/>, in their order. It throws an <see cref="ArithmeticException"/> where the formula has no value.</summary>
    /// <exception cref="FormulaException">The text is no formula, uses a symbol that is not listed, or sums over a list.</exception>
    public static Func<decimal[], decimal> Of(string text, IReadOnlyList<string> symbols) =>
        FormulaCompiler.Compile(Place(Formula.Parse(text).Root, [.. symbols]));

    private static FormulaNode Place(FormulaNode node, List<string> symbols) => node switch
    {
        SymbolNode symbol => symbols.IndexOf(symbol.Name) is >= 0 and var slot ? new SlotNode(slot, symbol.Position)
            : throw new FormulaException($"{symbol.Name} has no value; there are {string.Join(", ", symbols)}", symbol.Position),
        NegateNode negate => negate with { Operand = Place(negate.Operand, symbols) },
        BinaryNode binary => binary with { Left = Place(binary.Left, symbols), Right = Place(binary.Right, symbols) },
        CallNode call => call with { Arguments = [.. call.Arguments.Select(argument => Place(argument, symbols))] },
        SumNode sum => throw new FormulaException($"sum_{sum.Index} needs a list; write the sum out", sum.Position),
        _ => node,
    };
}

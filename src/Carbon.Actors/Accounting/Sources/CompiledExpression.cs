using Carbon.Accounting.Formulas;

namespace Carbon.Accounting.Sources;

/// <summary>An expression in the formula language over values handed in by place.</summary>
internal static class CompiledExpression
{
    /// <summary>Compiles an expression over the given symbols.</summary>
    /// <exception cref="FormatException">It is not a formula, or uses another symbol.</exception>
    public static Func<decimal[], decimal> Of(string text, IReadOnlyList<string> symbols)
    {
        try
        {
            return FormulaCompiler.Compile(Place(Formula.Parse(text).Root, symbols, text));
        }
        catch (FormulaException e)
        {
            throw new FormatException($"the expression \"{text}\" cannot be used: {e.Message}", e);
        }
    }

    private static FormulaNode Place(FormulaNode node, IReadOnlyList<string> symbols, string text)
    {
        switch (node)
        {
            case SymbolNode symbol:
                for (var i = 0; i < symbols.Count; i++)
                {
                    if (symbols[i] == symbol.Name)
                        return new SlotNode(i, symbol.Position);
                }
                throw new FormatException($"the expression \"{text}\" names {symbol.Name}, which has no value; there are {string.Join(", ", symbols)}");
            case NegateNode negate:
                return negate with { Operand = Place(negate.Operand, symbols, text) };
            case BinaryNode binary:
                return binary with { Left = Place(binary.Left, symbols, text), Right = Place(binary.Right, symbols, text) };
            case CallNode call:
                return call with { Arguments = [.. call.Arguments.Select(a => Place(a, symbols, text))] };
            case SumNode:
                throw new FormatException($"the expression \"{text}\" sums over a list; write the sum out");
            default:
                return node;
        }
    }
}

using Carbon.Accounting.Lines;

namespace Carbon.Accounting.Formulas;

/// <summary>
/// Walks a settled formula in decimal arithmetic. <see cref="FormulaCompiler"/> turns the same nodes into machine code; both give the same digits.
/// </summary>
/// <param name="live">Values of the live symbols by slot, in the declared units.</param>
internal sealed class FormulaInterpreter(decimal[] live)
{
    private readonly Dictionary<ResolvedSymbol, decimal> known = [];

    /// <summary>Fixes the value of a symbol for this evaluation.</summary>
    internal void Set(ResolvedSymbol symbol, decimal value) => known[symbol] = value;

    internal decimal ValueOf(ResolvedSymbol symbol)
    {
        if (!known.TryGetValue(symbol, out var value))
        {
            value = symbol.Slot >= 0 ? live[symbol.Slot] : symbol.Node is { } node ? symbol.Checked(Evaluate(node)) : symbol.Constant;
            known[symbol] = value;
        }
        return value;
    }

    internal decimal Evaluate(FormulaNode node) => node switch
    {
        NumberNode number => number.Value,
        SlotNode slot => live[slot.Slot],
        ValueNode value => ValueOf(value.Value),
        NegateNode negate => -Evaluate(negate.Operand),
        BinaryNode binary => Apply(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right)),
        CallNode { Function: FormulaFunction.Sqrt } call => DecimalMath.Sqrt(Evaluate(call.Arguments[0])),
        CallNode { Function: FormulaFunction.Max } call => call.Arguments.Max(Evaluate),
        CallNode call => call.Arguments.Min(Evaluate),
        TotalNode total => total.Terms.Aggregate(0m, (sum, term) => sum + Evaluate(term)),
        SymbolNode symbol => throw new FormulaException($"{symbol.Name} has no value", symbol.Position),
        _ => throw new FormulaException("a sum over a list that is not given", node.Position),
    };

    private static decimal Apply(char op, decimal left, decimal right) => op switch
    {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        '/' => left / right,
        _ => DecimalMath.Power(left, right),
    };
}

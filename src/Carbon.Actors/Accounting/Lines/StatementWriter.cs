using Carbon.Accounting.Formulas;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Lines;

/// <summary>Writes a settled formula as text again, derived symbols and sums written out.</summary>
internal static class StatementWriter
{
    internal static string Write(FormulaNode node) => node switch
    {
        NumberNode number => PlainDecimal.Print(number.Value),
        ValueNode { Value.Node: { } derived } => $"({Write(derived)})",
        ValueNode value => Name(value.Value),
        NegateNode negate => $"-({Write(negate.Operand)})",
        BinaryNode { Operator: '+' } sum => $"{Write(sum.Left)} + {Operand(sum.Right, '+')}",
        BinaryNode { Operator: '-' } difference => $"{Write(difference.Left)} - {Operand(difference.Right, '-')}",
        BinaryNode binary => $"{Operand(binary.Left, binary.Operator)} {binary.Operator} {RightOperand(binary)}",
        CallNode call => $"{call.Function.ToString().ToLowerInvariant()}({string.Join(", ", call.Arguments.Select(Write))})",
        TotalNode { Terms.IsEmpty: true } => "0",
        TotalNode total => $"({string.Join(" + ", total.Terms.Select(Write))})",
        _ => throw new FormulaException("a formula that is not settled", node.Position),
    };

    /// <summary>A name that the grammar takes: an item's symbol carries its number.</summary>
    internal static string Name(ResolvedSymbol symbol) =>
        symbol.Name.Replace("[", "__", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    private static string RightOperand(BinaryNode node) => node.Right is BinaryNode ? $"({Write(node.Right)})" : Operand(node.Right, node.Operator);

    private static string Operand(FormulaNode node, char of) =>
        node is BinaryNode { Operator: '+' or '-' } or NegateNode || of == '^' && node is BinaryNode ? $"({Write(node)})" : Write(node);
}

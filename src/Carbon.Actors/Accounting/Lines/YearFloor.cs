using Carbon.Accounting.Formulas;

namespace Carbon.Accounting.Lines;

/// <summary>
/// A net amount that a method floors at zero, <c>max(bought - sold, 0)</c>, is one of the reporting year: of a single hour it would count what is
/// bought at night and forget what is sold by day. So the floor is taken out of the formula of an hour and kept as a rule for the year.
/// Every other maximum or minimum over quantities of an hour has no such meaning and is refused.
/// </summary>
internal static class YearFloor
{
    /// <summary>The formula without the floor, and whether there was one.</summary>
    /// <exception cref="AccountingException">A maximum or minimum over live symbols that is not a floor of the whole.</exception>
    internal static (FormulaNode Root, bool Floored) Lift(FormulaNode root) => IsBounded(root) ? (Lifted(root), true) : (root, false);

    private static FormulaNode Lifted(FormulaNode node) => node switch
    {
        CallNode { Function: FormulaFunction.Max, Arguments: [var net, NumberNode { Value: 0 }] } when !IsBounded(net) => net,
        CallNode { Function: FormulaFunction.Max, Arguments: [NumberNode { Value: 0 }, var net] } when !IsBounded(net) => net,
        BinaryNode { Operator: '*' } product when IsBounded(product.Left) && !IsLive(product.Right) => product with { Left = Lifted(product.Left) },
        BinaryNode { Operator: '*' } product when IsBounded(product.Right) && !IsLive(product.Left) => product with { Right = Lifted(product.Right) },
        BinaryNode { Operator: '/' } quotient when IsBounded(quotient.Left) && !IsLive(quotient.Right) => quotient with { Left = Lifted(quotient.Left) },
        ValueNode { Value: { Node: { } derived } symbol } value => value with { Value = symbol.As(Lifted(derived)) },
        _ => throw Refused(node),
    };

    private static AccountingException Refused(FormulaNode node)
    {
        var symbol = Symbols(node).FirstOrDefault();
        return new AccountingException(
            $"{symbol}: a maximum or minimum over measured quantities is one of the reporting period, not of an hour; bind what it is computed from to the period's amounts as given values", symbol);
    }

    /// <summary>True where a maximum or minimum depends on what is measured.</summary>
    private static bool IsBounded(FormulaNode node) =>
        node is CallNode { Function: not FormulaFunction.Sqrt } && IsLive(node) || Parts(node).Any(IsBounded);

    private static bool IsLive(FormulaNode node) => node is ValueNode { Value.Slot: >= 0 } || Parts(node).Any(IsLive);

    private static IEnumerable<string> Symbols(FormulaNode node) => node is ValueNode { Value: { Slot: >= 0 } value } ? [value.Name] : Parts(node).SelectMany(Symbols);

    private static IEnumerable<FormulaNode> Parts(FormulaNode node) => node switch
    {
        ValueNode { Value.Node: { } derived } => [derived],
        NegateNode negate => [negate.Operand],
        BinaryNode binary => [binary.Left, binary.Right],
        CallNode call => call.Arguments,
        TotalNode total => total.Terms,
        _ => [],
    };
}

using Carbon.Accounting.Formulas;

namespace Carbon.Portal.Formulas;

/// <summary>
/// A chain of products and quotients as it is set on paper: groups of factors, each over what divides it. Two numbers that divide each
/// other stay together, so that <c>FC * 44 / 12</c> is FC × 44⁄12 and not all of it over 12.
/// </summary>
/// <param name="Above">Factors.</param>
/// <param name="Below">Divisors; none: no fraction.</param>
internal sealed record ProductLayout(List<FormulaNode> Above, List<FormulaNode> Below)
{
    /// <summary>The groups of a chain; their product is its value.</summary>
    public static IReadOnlyList<ProductLayout> Of(FormulaNode chain)
    {
        var items = new Stack<(char Operator, FormulaNode Node)>();
        while (chain is BinaryNode { Operator: '*' or '/' } binary)
        {
            items.Push((binary.Operator, binary.Right));
            chain = binary.Left;
        }
        items.Push(('*', chain));
        var groups = new List<ProductLayout> { new([], []) };
        var list = items.ToList();
        for (var i = 0; i < list.Count; i++)
        {
            var ratio = list[i] is ('*', NumberNode) && i + 1 < list.Count && list[i + 1] is ('/', NumberNode);
            if (list[i].Operator == '*' && (groups[^1].Below.Count > 0 || (ratio && groups[^1].Above.Count > 0)))
                groups.Add(new([], []));
            (list[i].Operator == '*' ? groups[^1].Above : groups[^1].Below).Add(list[i].Node);
        }
        return groups;
    }
}

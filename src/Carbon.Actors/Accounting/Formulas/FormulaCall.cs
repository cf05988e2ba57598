using Parlot;

namespace Carbon.Accounting.Formulas;

/// <summary>The names that may stand before a parenthesis.</summary>
internal static class FormulaCall
{
    private const string SumPrefix = "sum_";

    internal static bool IsFunction(TextSpan name, int arguments) => name.ToString() switch
    {
        "max" or "min" => arguments > 0,
        "sqrt" => arguments == 1,
        { } text => arguments == 1 && text.Length > SumPrefix.Length && text.StartsWith(SumPrefix, StringComparison.Ordinal),
        null => false,
    };

    internal static FormulaNode Node(TextSpan name, IReadOnlyList<FormulaNode> arguments) => name.ToString() switch
    {
        "max" => new CallNode(FormulaFunction.Max, [.. arguments], name.Offset),
        "min" => new CallNode(FormulaFunction.Min, [.. arguments], name.Offset),
        "sqrt" => new CallNode(FormulaFunction.Sqrt, [.. arguments], name.Offset),
        { } text => new SumNode(text[SumPrefix.Length..], arguments[0], name.Offset),
        null => throw new FormulaException("a function without a name", name.Offset),
    };
}

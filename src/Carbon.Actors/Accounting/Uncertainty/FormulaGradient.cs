using System.Collections.Immutable;
using Carbon.Accounting.Formulas;

namespace Carbon.Accounting.Uncertainty;

/// <summary>
/// A formula with its partial derivatives, exact by forward differentiation over the parsed formula. Not for quantities of record: it
/// works in binary floating point.
/// </summary>
internal sealed class FormulaGradient
{
    private readonly FormulaNode root;
    private readonly ImmutableArray<string> symbols;

    private FormulaGradient(FormulaNode root, ImmutableArray<string> symbols)
    {
        this.root = root;
        this.symbols = symbols;
    }

    /// <summary>Reads a formula over the given symbols.</summary>
    /// <exception cref="FormatException">It is not a formula, or uses another symbol.</exception>
    internal static FormulaGradient Of(string text, ImmutableArray<string> symbols)
    {
        var formula = Formula.Parse(text);
        foreach (var symbol in formula.Symbols)
        {
            if (!symbols.Contains(symbol.Name))
                throw new FormulaException($"{symbol.Name} has no value; there are {string.Join(", ", symbols)}", symbol.Position);
        }
        return new FormulaGradient(formula.Root, symbols);
    }

    /// <summary>The value, and its derivatives by each symbol in their order.</summary>
    /// <exception cref="ArithmeticException">There is no finite value or derivative.</exception>
    internal (double Value, double[] Partials) At(ReadOnlySpan<double> values)
    {
        var (value, partials) = Visit(root, values);
        partials ??= new double[symbols.Length];
        return double.IsFinite(value) && Array.TrueForAll(partials, double.IsFinite)
            ? (value, partials)
            : throw new ArithmeticException("the formula has no finite value or derivative here");
    }

    private (double Value, double[]? Partials) Visit(FormulaNode node, ReadOnlySpan<double> values)
    {
        switch (node)
        {
            case NumberNode number:
                return ((double)number.Value, null);
            case SymbolNode symbol:
                var slot = symbols.IndexOf(symbol.Name);
                var unit = new double[symbols.Length];
                unit[slot] = 1d;
                return (values[slot], unit);
            case NegateNode negate:
                var (value, partials) = Visit(negate.Operand, values);
                return (-value, Sum(partials, -1d, null, 0d));
            case BinaryNode binary:
                return Visit(binary, Visit(binary.Left, values), Visit(binary.Right, values));
            case CallNode { Function: FormulaFunction.Sqrt } call:
                var (under, of) = Visit(call.Arguments[0], values);
                return (Math.Sqrt(under), Sum(of, 0.5d / Math.Sqrt(under), null, 0d));
            case CallNode call:
                return Choose(call, values);
            default:
                throw new FormulaException("a sum over a list needs its list; write the sum out", node.Position);
        }
    }

    private (double Value, double[]? Partials) Choose(CallNode call, ReadOnlySpan<double> values)
    {
        var chosen = Visit(call.Arguments[0], values);
        for (var i = 1; i < call.Arguments.Length; i++)
        {
            var other = Visit(call.Arguments[i], values);
            if (call.Function == FormulaFunction.Max ? other.Value > chosen.Value : other.Value < chosen.Value)
                chosen = other;
        }
        return chosen;
    }

    private static (double Value, double[]? Partials) Visit(BinaryNode node, (double Value, double[]? Partials) a, (double Value, double[]? Partials) b) => node.Operator switch
    {
        '+' => (a.Value + b.Value, Sum(a.Partials, 1d, b.Partials, 1d)),
        '-' => (a.Value - b.Value, Sum(a.Partials, 1d, b.Partials, -1d)),
        '*' => (a.Value * b.Value, Sum(a.Partials, b.Value, b.Partials, a.Value)),
        '/' => (a.Value / b.Value, Sum(a.Partials, 1d / b.Value, b.Partials, -a.Value / (b.Value * b.Value))),
        _ => (Math.Pow(a.Value, b.Value), Sum(
            a.Partials, b.Value * Math.Pow(a.Value, b.Value - 1d),
            b.Partials, b.Partials is null ? 0d : Math.Pow(a.Value, b.Value) * Math.Log(a.Value))),
    };

    private static double[]? Sum(double[]? a, double byA, double[]? b, double byB)
    {
        if (a is null && b is null)
            return null;
        var sum = new double[(a ?? b)!.Length];
        for (var i = 0; i < sum.Length; i++)
            sum[i] = Term(a, byA, i) + Term(b, byB, i);
        return sum;
    }

    private static double Term(double[]? partials, double by, int i) => partials is null || partials[i] == 0d ? 0d : partials[i] * by;
}

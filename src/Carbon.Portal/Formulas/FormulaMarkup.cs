using System.Globalization;
using System.Text;
using Carbon.Accounting.Formulas;

namespace Carbon.Portal.Formulas;

/// <summary>
/// A parsed formula as MathML: quotients as fractions, products with ×, sums over lists with ∑. It comes in pieces that begin with their
/// operator, so that a long formula can go on in the next line.
/// </summary>
/// <param name="symbols">Writes the symbols.</param>
/// <param name="values">Values stand under the symbols; brackets then grow with the formula alone.</param>
internal sealed class FormulaMarkup(SymbolMarkup symbols, bool values = false)
{
    private const int Any = 0;
    private const int Addition = 1;
    private const int Product = 2;
    private const int Unary = 3;
    private const int Power = 4;
    private const int Atom = 5;

    /// <summary>The pieces of a formula, each the content of a <c>math</c> element.</summary>
    public IReadOnlyList<string> Pieces(FormulaNode root)
    {
        var pieces = new List<string>();
        Split(root, "", pieces);
        return pieces;
    }

    private void Split(FormulaNode node, string sign, List<string> pieces)
    {
        if (node is BinaryNode { Operator: '+' or '-' } sum)
        {
            Split(sum.Left, sign, pieces);
            Split(sum.Right, sum.Operator == '+' ? Operator("+") : Operator("−"), sum.Operator == '-' && sum.Right is BinaryNode { Operator: '+' or '-' }, pieces);
            return;
        }
        var first = true;
        foreach (var factor in Factors(node, Any))
        {
            pieces.Add((first ? sign : Operator("×")) + factor);
            first = false;
        }
    }

    private void Split(FormulaNode node, string sign, bool bracketed, List<string> pieces)
    {
        if (bracketed)
            pieces.Add(sign + Bracketed(Write(node, Any)));
        else
            Split(node, sign, pieces);
    }

    private IEnumerable<string> Factors(FormulaNode node, int alone)
    {
        var groups = ProductLayout.Of(node);
        for (var g = 0; g < groups.Count; g++)
        {
            var (above, below) = groups[g];
            if (below.Count > 0)
            {
                yield return $"<mfrac>{Side(above)}{Side(below)}</mfrac>";
                continue;
            }
            for (var i = 0; i < above.Count; i++)
            {
                var last = g == groups.Count - 1 && i == above.Count - 1;
                yield return Write(above[i], groups.Count == 1 && above.Count == 1 ? alone : last ? Product : Unary);
            }
        }
    }

    private string Side(List<FormulaNode> factors) =>
        $"<mrow>{(factors.Count == 1 ? Write(factors[0], Any) : string.Join(Operator("×"), factors.Select((f, i) => Write(f, i == factors.Count - 1 ? Product : Unary))))}</mrow>";

    private string Write(FormulaNode node, int level) => node switch
    {
        NumberNode number => $"<mn>{number.Text}</mn>",
        SymbolNode symbol => Symbol(symbol.Name),
        NegateNode negate => In(level > Addition, $"<mo form=\"prefix\">−</mo>{Write(negate.Operand, Product)}"),
        BinaryNode { Operator: '^' } power => In(level > Power, $"<msup>{Row(Write(power.Left, Atom))}{Row(Write(power.Right, Any))}</msup>"),
        BinaryNode { Operator: '*' or '/' } product => In(level > Unary, string.Join(Operator("×"), Factors(product, level))),
        BinaryNode sum => In(level > Addition, Write(sum.Left, Addition) + Operator(sum.Operator == '+' ? "+" : "−") + Write(sum.Right, sum.Operator == '+' ? Addition : Product)),
        CallNode { Function: FormulaFunction.Sqrt } root => $"<msqrt>{Write(root.Arguments[0], Any)}</msqrt>",
        CallNode call => Name(call.Function) + Bracketed(string.Join("<mo separator=\"true\">,</mo>", call.Arguments.Select(a => Row(Write(a, Any))))),
        SumNode sum => In(level > Product, $"<munder><mo movablelimits=\"false\" class=\"sigma\">∑</mo><mi>{SymbolMarkup.Text(sum.Index)}</mi></munder>{Write(sum.Body, Product)}"),
        _ => $"<mtext>{SymbolMarkup.Text(node.ToString() ?? "")}</mtext>",
    };

    private string Symbol(string name)
    {
        var text = new StringBuilder();
        symbols.Write(text, name);
        return text.ToString();
    }

    private string In(bool brackets, string inner) => brackets ? Bracketed(inner) : Row(inner);

    private string Bracketed(string inner) => $"<mrow>{Bracket("(", "prefix")}<mrow>{inner}</mrow>{Bracket(")", "postfix")}</mrow>";

    private string Bracket(string sign, string form) => $"<mo fence=\"true\" form=\"{form}\"{(values ? " symmetric=\"false\"" : "")}>{sign}</mo>";

    private static string Row(string inner) => $"<mrow>{inner}</mrow>";

    private static string Operator(string sign) => $"<mo form=\"infix\" lspace=\"0.3em\" rspace=\"0.3em\">{sign}</mo>";

    private static string Name(FormulaFunction function) => $"<mi mathvariant=\"normal\">{function.ToString().ToLower(CultureInfo.InvariantCulture)}</mi>";
}

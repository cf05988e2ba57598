using Parlot;
using Parlot.Fluent;

namespace Carbon.Accounting.Formulas;

/// <summary>
/// The grammar of formulas: + - * / (left-associative), ^ (binds tighter than unary minus), max, min, sqrt and sum_index.
/// Numbers are digits with an optional decimal part; symbols are letters, digits and underscores.
/// </summary>
internal static class FormulaParser
{
    private static readonly Parser<FormulaNode> Grammar = Build();

    /// <summary>Parses <paramref name="text"/>.</summary>
    /// <exception cref="FormulaException">It is not a formula; the place is given.</exception>
    internal static FormulaNode Parse(string text)
    {
        FormulaLimits.Check(text);
        var context = new ParseContext(new Scanner(text));
        var result = new ParseResult<FormulaNode>();
        if (!Grammar.Parse(context, ref result))
        {
            throw FormulaDiagnosis.Of(text, context.Scanner.Cursor.Offset);
        }
        context.SkipWhiteSpace();
        var end = context.Scanner.Cursor.Offset;
        return end < text.Length ? throw FormulaDiagnosis.Of(text, context.Scanner.Cursor.Offset) : result.Value;
    }

    private static Parser<FormulaNode> Build()
    {
        var expression = Parsers.Deferred<FormulaNode>();
        var factor = Parsers.Deferred<FormulaNode>();
        var name = Parsers.Terms.Pattern(c => char.IsLetterOrDigit(c) || c == '_').When((_, span) => !char.IsDigit(span.Span[0]));
        var number = Parsers.Terms.Pattern(c => char.IsAsciiDigit(c) || c == '.').When((_, span) => FormulaNumber.IsNumber(span.Span))
            .Then<FormulaNode>(span => FormulaNumber.Node(span));
        var arguments = Parsers.Terms.Char('(').SkipAnd(Parsers.Separated(Parsers.Terms.Char(','), expression)).AndSkip(Parsers.Terms.Char(')'));
        var call = name.And(arguments).When((_, pair) => FormulaCall.IsFunction(pair.Item1, pair.Item2.Count))
            .Then(pair => FormulaCall.Node(pair.Item1, pair.Item2));
        var symbol = name.Then<FormulaNode>(span => new SymbolNode(span.ToString()!, span.Offset));
        var parenthesis = Parsers.Between(Parsers.Terms.Char('('), expression, Parsers.Terms.Char(')'));
        var atom = Parsers.OneOf(number, call, symbol, parenthesis);

        var prefixed = Sign('+', '-').And(factor).Then(pair => Signed(pair.Item1, pair.Item2));
        var power = atom.And(Parsers.ZeroOrOne<Tail>(Sign('^', '^').And(factor).Then(pair => new Tail(pair.Item1, pair.Item2))))
            .Then(pair => pair.Item2.Aggregate(pair.Item1, Join));
        factor.Parser = Parsers.OneOf(prefixed, power);

        var term = Chain(factor, Sign('*', '/'));
        expression.Parser = Chain(term, Sign('+', '-'));
        return expression;
    }

    private static Parser<FormulaNode> Chain(Parser<FormulaNode> operand, Parser<TextSpan> sign) =>
        operand.And(Parsers.ZeroOrMany<Tail>(sign.And(operand).Then(pair => new Tail(pair.Item1, pair.Item2))))
            .Then(pair => pair.Item2.Aggregate(pair.Item1, Join));

    private static Parser<TextSpan> Sign(char one, char other) => Parsers.Terms.Pattern(c => c == one || c == other, 1, 1);

    private static FormulaNode Signed(TextSpan sign, FormulaNode operand) =>
        sign.Span[0] == '-' ? new NegateNode(operand, sign.Offset) : operand;

    private static FormulaNode Join(FormulaNode left, Tail tail) => new BinaryNode(tail.Sign.Span[0], left, tail.Right, tail.Sign.Offset);

    private sealed record Tail(TextSpan Sign, FormulaNode Right);
}

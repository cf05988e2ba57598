using System.Linq.Expressions;
using System.Reflection;
using Carbon.Accounting.Lines;

namespace Carbon.Accounting.Formulas;

/// <summary>Compiles a settled formula to a delegate over the live values; what does not depend on them is folded into constants.</summary>
internal sealed class FormulaCompiler
{
    private static readonly MethodInfo PowerMethod = ((Func<decimal, decimal, decimal>)DecimalMath.Power).Method;
    private static readonly MethodInfo SqrtMethod = ((Func<decimal, decimal>)DecimalMath.Sqrt).Method;
    private static readonly MethodInfo MaxMethod = ((Func<decimal, decimal, decimal>)Math.Max).Method;
    private static readonly MethodInfo MinMethod = ((Func<decimal, decimal, decimal>)Math.Min).Method;
    private static readonly MethodInfo CheckedMethod = typeof(ResolvedSymbol).GetMethod(nameof(ResolvedSymbol.Checked))!;

    private readonly ParameterExpression live = Expression.Parameter(typeof(decimal[]), "live");
    private readonly Dictionary<ResolvedSymbol, Expression> known = [];
    private readonly List<ParameterExpression> variables = [];
    private readonly List<Expression> steps = [];

    internal static Func<decimal[], decimal> Compile(FormulaNode root)
    {
        var compiler = new FormulaCompiler();
        var result = compiler.Visit(root);
        compiler.steps.Add(result);
        var body = Expression.Block(compiler.variables, compiler.steps);
        return Expression.Lambda<Func<decimal[], decimal>>(body, compiler.live).Compile();
    }

    private Expression Visit(FormulaNode node) => node switch
    {
        NumberNode number => Expression.Constant(number.Value),
        ValueNode value => Visit(value.Value),
        SlotNode slot => Expression.ArrayIndex(live, Expression.Constant(slot.Slot)),
        NegateNode negate => Fold(Expression.Negate, Visit(negate.Operand), value => -value),
        BinaryNode binary => Apply(binary.Operator, Visit(binary.Left), Visit(binary.Right)),
        CallNode { Function: FormulaFunction.Sqrt } call => Expression.Call(SqrtMethod, Visit(call.Arguments[0])),
        CallNode call => call.Arguments.Select(Visit).Aggregate((left, right) =>
            Expression.Call(call.Function == FormulaFunction.Max ? MaxMethod : MinMethod, left, right)),
        TotalNode total => Total(total),
        _ => throw new FormulaException("a formula that is not settled", node.Position),
    };

    private Expression Visit(ResolvedSymbol symbol)
    {
        if (!known.TryGetValue(symbol, out var expression))
        {
            expression = symbol.Slot >= 0 ? Expression.ArrayIndex(live, Expression.Constant(symbol.Slot))
                : symbol.Node is { } node ? Derived(symbol, Visit(node))
                : Expression.Constant(symbol.Constant);
            known[symbol] = expression;
        }
        return expression;
    }

    private Expression Derived(ResolvedSymbol symbol, Expression value) => value is ConstantExpression
        ? value
        : Keep(symbol.Range is null ? value : Expression.Call(Expression.Constant(symbol), CheckedMethod, value));

    private Expression Total(TotalNode total)
    {
        var sum = Keep(Expression.Constant(0m));
        foreach (var term in total.Terms)
        {
            var value = Visit(term);
            steps.Add(Expression.AddAssign(sum, value));
        }
        return sum;
    }

    private ParameterExpression Keep(Expression value)
    {
        var variable = Expression.Variable(typeof(decimal));
        variables.Add(variable);
        steps.Add(Expression.Assign(variable, value));
        return variable;
    }

    private static Expression Apply(char op, Expression left, Expression right) => op switch
    {
        '+' => Expression.Add(left, right),
        '-' => Expression.Subtract(left, right),
        '*' => Expression.Multiply(left, right),
        '/' => Expression.Divide(left, right),
        _ => Expression.Call(PowerMethod, left, right),
    };

    private static Expression Fold(Func<Expression, Expression> make, Expression operand, Func<decimal, decimal> apply) =>
        operand is ConstantExpression { Value: decimal value } ? Expression.Constant(apply(value)) : make(operand);
}

using System.Collections.Immutable;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Sources;

/// <summary>A combination of measuring points (clause 8.3.2): add, subtract, multiply, divide, apportion. All its numbers are pure.</summary>
public static class ActivityExpression
{
    /// <summary>Checks that an expression over points with these units gives the stated unit.</summary>
    /// <exception cref="AccountingException">It is not well formed, names a point that is not there, or gives another unit.</exception>
    public static void Check(string expression, IReadOnlyDictionary<string, string> terms, string unit, UnitCatalog units)
    {
        try
        {
            var formula = Formula.Parse(expression);
            var literals = Numbers(formula.Root).Distinct().ToImmutableDictionary(n => n, _ => (Unit?)units.Parse("1"));
            new DimensionCheck(name => terms.TryGetValue(name, out var code) ? units.Parse(code) : null, literals)
                .Check(formula, units.Parse(unit), residual: null);
        }
        catch (Exception e) when (e is FormulaException or UnitException)
        {
            throw new AccountingException($"the expression \"{expression}\" cannot be used: {e.Message}");
        }
    }

    private static IEnumerable<string> Numbers(FormulaNode node) => node switch
    {
        NumberNode number => [number.Text],
        NegateNode negate => Numbers(negate.Operand),
        BinaryNode binary => Numbers(binary.Left).Concat(Numbers(binary.Right)),
        CallNode call => call.Arguments.SelectMany(Numbers),
        SumNode sum => Numbers(sum.Body),
        _ => [],
    };
}

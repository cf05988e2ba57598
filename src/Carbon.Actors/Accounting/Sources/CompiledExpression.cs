using Carbon.Accounting.Formulas;

namespace Carbon.Accounting.Sources;

/// <summary>An expression in the formula language over values handed in by place.</summary>
internal static class CompiledExpression
{
    /// <summary>Compiles an expression over the given symbols.</summary>
    /// <exception cref="FormatException">It is not a formula, or uses another symbol.</exception>
    public static Func<decimal[], decimal> Of(string text, IReadOnlyList<string> symbols)
    {
        try
        {
            return CompiledFormula.Of(text, symbols);
        }
        catch (FormulaException e)
        {
            throw new FormatException($"the expression \"{text}\" cannot be used: {e.Message}", e);
        }
    }
}

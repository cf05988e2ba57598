using System.Collections.Immutable;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Binding;

/// <summary>Whether a formula can be used.</summary>
/// <param name="Sound">True where it is well formed and gives the unit.</param>
/// <param name="Problem">What is wrong; null where nothing is.</param>
/// <param name="Position">Place of the first contradiction, from 1; null where there is none to name.</param>
/// <param name="Symbols">Symbols it uses.</param>
public sealed record FormulaVerdict(bool Sound, string? Problem, int? Position, ImmutableArray<string> Symbols)
{
    /// <summary>Checks a formula as those of methods are checked.</summary>
    public static FormulaVerdict Of(string text, IReadOnlyDictionary<string, string> symbols, string resultUnit, UnitCatalog units)
    {
        ImmutableArray<string> used = [];
        try
        {
            var formula = Formula.Parse(text);
            used = [.. formula.Symbols.Select(s => s.Name)];
            new DimensionCheck(name => symbols.TryGetValue(name, out var code) ? units.Parse(code) : null, ImmutableDictionary<string, Unit?>.Empty)
                .Check(formula, units.Parse(resultUnit), residual: null);
            return new FormulaVerdict(true, null, null, used);
        }
        catch (FormulaException e)
        {
            return new FormulaVerdict(false, e.Message, e.Position < 0 ? null : e.Position + 1, used);
        }
        catch (Exception e) when (e is UnitException or ArithmeticException)
        {
            return new FormulaVerdict(false, e.Message, null, used);
        }
    }
}

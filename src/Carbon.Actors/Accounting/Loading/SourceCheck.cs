using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Loading;

/// <summary>Checks that the formulas of a source use symbols it has, do not run in circles, and are sound in their dimensions.</summary>
internal sealed class SourceCheck(Source source, string methodId, IReadOnlyDictionary<string, Unit?> literals, Unit? residual, Problems problems)
{
    private readonly int line = source.Documentation.LineOf("formula");

    internal void Check()
    {
        var lengths = source.Parameters.Select(parameter => parameter.Units.Length).Where(length => length > 1).Distinct().ToList();
        if (lengths.Count > 1)
        {
            problems.Add(source.Documentation.Line, "all unit lists of a source must have the same length", methodId, source.Id);
            return;
        }
        var sound = CheckSymbols(source.Formula, line, source.Id, null);
        foreach (var parameter in source.Parameters)
        {
            foreach (var rule in parameter.Derive)
            {
                sound &= CheckSymbols(rule.Formula, rule.Line, $"{source.Id} {parameter.Symbol}", parameter.Index);
                foreach (var symbol in rule.Requires.Where(symbol => source.Find(symbol) is null))
                {
                    problems.Add(rule.Line, $"requires the unknown symbol {symbol}", methodId, $"{source.Id} {parameter.Symbol}");
                }
            }
        }
        if (sound)
        {
            new DeriveCycles(source, methodId, problems).Check();
            CheckDimensions();
        }
    }

    private bool CheckSymbols(Formula formula, int at, string symbol, string? index)
    {
        var before = true;
        foreach (var (name, position, indices) in ScopedNames.Of(formula, index))
        {
            var problem = source.Find(name) is not { } parameter ? $"unknown symbol {name}"
                : parameter.Index is { } needed && !indices.Contains(needed) ? $"{name} belongs to list {needed} and must stand inside sum_{needed}( )"
                : null;
            if (problem is not null)
            {
                problems.Add(at, $"{problem} (at {position + 1} of '{formula.Text}')", methodId, symbol);
                before = false;
            }
        }
        foreach (var list in formula.Indices.Where(list => !source.Parameters.Any(parameter => parameter.Index == list)))
        {
            problems.Add(at, $"sum_{list}: no symbol has the index {list}", methodId, symbol);
            before = false;
        }
        return before;
    }

    private void CheckDimensions()
    {
        for (var option = 0; option < source.Alternatives; option++)
        {
            var position = option;
            Check(source.Formula, literals, source.ResultUnit, residual, position, line, source.Id);
            foreach (var parameter in source.Parameters)
            {
                foreach (var rule in parameter.Derive.Where(rule => rule.Option is null || rule.Option == position + 1))
                {
                    Check(rule.Formula, rule.Literals, UnitOf(parameter, position), null, position, rule.Line, $"{source.Id} {parameter.Symbol}");
                }
            }
        }
    }

    private void Check(Formula formula, IReadOnlyDictionary<string, Unit?> known, Unit result, Unit? over, int option, int at, string symbol)
    {
        try
        {
            new DimensionCheck(name => source.Find(name) is { } parameter ? UnitOf(parameter, option) : null, known).Check(formula, result, over);
        }
        catch (FormulaException e)
        {
            problems.Add(at, $"{e.Message} (at {e.Position + 1} of '{formula.Text}', {result})", methodId, symbol);
        }
        catch (ArithmeticException)
        {
            problems.Add(at, $"a number is too large, or a division by zero (in '{formula.Text}')", methodId, symbol);
        }
    }

    private static Unit UnitOf(Parameter parameter, int option) => parameter.Units[parameter.Units.Length == 1 ? 0 : option];
}

using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Lines;

/// <summary>Finds what to tell the user to enter when a formula lacks values: the symbols of the formula, and of the rule that is nearest to complete.</summary>
internal sealed class MissingSymbols(Source source, LineBinding binding, IReadOnlyDictionary<string, string> reasons, Func<string, bool> hasValue)
{
    private const int MostSteps = 8;

    internal IReadOnlyList<string> Of(Formula formula)
    {
        var found = new List<string>();
        Collect(formula, found, 0);
        return [.. found.Distinct()];
    }

    private void Collect(Formula formula, List<string> found, int steps)
    {
        found.AddRange(formula.Indices.Where(index => !binding.Components.ContainsKey(index)).Select(index => $"components.{index}"));
        foreach (var parameter in formula.Symbols.Select(symbol => source.Find(symbol.Name)).OfType<Parameter>())
        {
            if (parameter.Index is not null)
            {
                found.AddRange(reasons.Keys.Where(name => name.StartsWith(parameter.Symbol + "[", StringComparison.Ordinal)));
            }
            else if (!hasValue(parameter.Symbol))
            {
                found.Add(parameter.Symbol);
                if (steps < MostSteps && Nearest(parameter) is { } rule)
                {
                    Collect(rule, found, steps + 1);
                }
            }
        }
    }

    /// <summary>The rule some of whose symbols have a value already; null when none was begun.</summary>
    private Formula? Nearest(Parameter parameter) => parameter.Derive
        .Select(rule => rule.Formula)
        .Where(formula => formula.Symbols.Any(symbol => hasValue(symbol.Name)) || formula.Indices.Any(binding.Components.ContainsKey))
        .MinBy(formula => formula.Symbols.Count(symbol => !hasValue(symbol.Name)));
}

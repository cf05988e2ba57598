using System.Collections.Immutable;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Lines;

/// <summary>
/// Tells the gases of a line apart. Where GWPs of several gases occur, the share of a gas is what remains when the other GWPs are zero;
/// if the shares do not add up to the result, the line stays with the gases of its source together.
/// </summary>
internal static class GasSplit
{
    private const decimal Tolerance = 1e-15m;

    internal static string Label(Source source, LineBinding binding) => source.Gases.Length switch
    {
        1 => source.Gases[0],
        _ when binding.Select.TryGetValue("gas", out var gas) && gas.Length > 0 => gas,
        _ => string.Join('+', source.Gases),
    };

    internal static ImmutableSortedDictionary<string, decimal> Split(
        Source source, string label, FormulaNode root, ImmutableArray<ResolvedSymbol> symbols, decimal[] live, decimal result)
    {
        var whole = ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal).Add(label, result);
        var gases = symbols.Select(symbol => symbol.Gas).OfType<string>().Distinct().ToList();
        if (source.Gases.Length < 2 || gases.Count < 2)
        {
            return gases.Count == 1 && source.Gases.Length > 1 ? whole.Remove(label).Add(gases[0], result) : whole;
        }
        var shares = gases.ToImmutableSortedDictionary(gas => gas, gas => Share(gas, root, symbols, live), StringComparer.Ordinal);
        return Math.Abs(shares.Values.Sum() - result) <= Tolerance * Math.Abs(result) ? shares : whole;
    }

    private static decimal Share(string gas, FormulaNode root, ImmutableArray<ResolvedSymbol> symbols, decimal[] live)
    {
        var interpreter = new FormulaInterpreter(live);
        foreach (var other in symbols.Where(symbol => symbol.Gas is not null && symbol.Gas != gas))
        {
            interpreter.Set(other, 0);
        }
        return interpreter.Evaluate(root);
    }
}

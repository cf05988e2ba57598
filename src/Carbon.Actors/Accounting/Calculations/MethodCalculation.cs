using System.Collections.Immutable;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Calculations;

/// <summary>Computes a method over all its lines (clause 9.1: by point, by boundary, by category).</summary>
public static class MethodCalculation
{
    private static readonly ImmutableDictionary<string, decimal> NoLiveValues = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>Computes the figures of <paramref name="inputs"/>.</summary>
    /// <exception cref="AccountingException">Something is missing, unknown, outside its range or cannot be computed; it is named.</exception>
    public static CalculationResult Run(AccountingLibrary library, CalculationInputs inputs)
    {
        try
        {
            return Compute(library, inputs);
        }
        catch (OverflowException)
        {
            throw new AccountingException("a sum grows beyond 28 digits");
        }
    }

    private static CalculationResult Compute(AccountingLibrary library, CalculationInputs inputs)
    {
        var method = library.Method(inputs.MethodId);
        foreach (var unknown in inputs.Sources.Where(id => method.Find(id) is null))
        {
            throw new AccountingException($"unknown source '{unknown}'; {method.Id} has {string.Join(", ", method.Sources.Select(source => source.Id))}", unknown);
        }
        var lines = inputs.Lines.Select(binding => library.Prepare(method, binding)).Select(line => new CalculatedLine(line, line.Explain(NoLiveValues))).ToImmutableArray();
        var bySource = inputs.Sources.ToImmutableSortedDictionary(
            id => id, id => lines.Where(line => line.Line.SourceId == id).Sum(line => line.Result.Result), StringComparer.Ordinal);
        var parts = method.Sources.ToDictionary(source => source.Part, source => bySource.GetValueOrDefault(source.Id));
        var total = Sum(method.Total, parts);
        return new CalculationResult
        {
            Id = inputs.Id,
            Method = method.Id,
            MethodVersion = method.Stamp,
            GwpSet = inputs.Metrics.GwpSet ?? method.GwpSet,
            BySource = bySource,
            ByCategory = Group(bySource, method),
            ByGas = ByGas(method, lines),
            Scope1Gross = Scope(method, bySource, 1),
            Scope2 = Scope(method, bySource, 2),
            Scope3 = Scope(method, bySource, 3),
            Deducted = method.Sources.Where(source => source.Sign < 0 && SourceCategories.Scope(source.Category) > 0).Sum(source => bySource.GetValueOrDefault(source.Id)),
            Total = total,
            Subtotals = method.Subtotals.ToImmutableSortedDictionary(subtotal => subtotal.Id, subtotal => Sum(subtotal.Formula, parts), StringComparer.Ordinal),
            Metrics = new MetricCalculation(library, method, inputs.Metrics).Run(parts, total),
            Lines = lines,
        };
    }

    private static decimal Sum(Formula? formula, Dictionary<string, decimal> parts) =>
        formula is null ? 0 : SignedSum.Of(formula).Sum(term => term.Sign * parts[term.Symbol]);

    private static decimal Scope(Method method, ImmutableSortedDictionary<string, decimal> bySource, int scope) => method.Sources
        .Where(source => source.Sign > 0 && SourceCategories.Scope(source.Category) == scope)
        .Sum(source => bySource.GetValueOrDefault(source.Id));

    private static ImmutableSortedDictionary<string, decimal> Group(ImmutableSortedDictionary<string, decimal> bySource, Method method) => bySource
        .Select(pair => (Source: method.Find(pair.Key)!, pair.Value))
        .GroupBy(pair => pair.Source.Category, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(pair => pair.Source.Sign * pair.Value), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, decimal> ByGas(Method method, ImmutableArray<CalculatedLine> lines)
    {
        var counted = method.Total is null ? [] : SignedSum.Of(method.Total).ToDictionary(term => method.Id + "." + term.Symbol, term => term.Sign);
        return lines.Where(line => counted.ContainsKey(line.Line.SourceId))
            .SelectMany(line => line.Result.ByGas.Select(gas => (Gas: gas.Key, Tonnes: counted[line.Line.SourceId] * gas.Value)))
            .GroupBy(pair => pair.Gas, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(pair => pair.Tonnes), StringComparer.Ordinal);
    }
}

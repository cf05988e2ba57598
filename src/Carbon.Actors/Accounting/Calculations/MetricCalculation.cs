using System.Collections.Immutable;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Lines;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Calculations;

/// <summary>Computes the metrics of a method that the given inputs allow; of several formulas for one metric the first that can be computed counts.</summary>
internal sealed class MetricCalculation(AccountingLibrary library, Method method, LineBinding given)
{
    internal ImmutableArray<MetricValue> Run(IReadOnlyDictionary<string, decimal> parts, decimal total)
    {
        foreach (var symbol in given.Given.Keys.Where(symbol => !method.MetricInputs.Contains(symbol)))
        {
            throw new AccountingException($"metrics: unknown symbol {symbol}; {method.Id} has {(method.MetricInputs.IsEmpty ? "none" : string.Join(", ", method.MetricInputs))}", symbol);
        }
        if (method.Metrics.IsEmpty && given.Components.IsEmpty)
        {
            return [];
        }
        var known = given.Given.SetItem("total", new EnteredValue(total, null, "total"));
        known = parts.Aggregate(known, (all, part) => all.SetItem(part.Key, new EnteredValue(part.Value, null, "source")));
        var resolver = library.Resolver(method, method.MetricSource, given with { Given = known });
        var interpreter = new FormulaInterpreter([]);
        var values = ImmutableArray.CreateBuilder<MetricValue>();
        foreach (var id in method.Metrics)
        {
            if (resolver.Settle(id) is { } metric)
            {
                values.Add(new MetricValue(id, Value(interpreter, metric), resolver.Choice.UnitOf(metric.Parameter).Code));
            }
        }
        return values.ToImmutable();
    }

    private static decimal Value(FormulaInterpreter interpreter, ResolvedSymbol metric)
    {
        try
        {
            return interpreter.ValueOf(metric);
        }
        catch (Exception e) when (e is ArithmeticException or FormulaException)
        {
            throw new AccountingException($"metrics: {metric.Name} cannot be computed: {(e is DivideByZeroException ? "division by zero" : e.Message)} ({metric.Origin})", metric.Name);
        }
    }
}

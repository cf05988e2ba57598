using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Views.Figures;
using Carbon.Views.Traces;

namespace Carbon.Portal.Traces;

/// <summary>The arithmetic that a person checks on paper: last reading less first, times the factor.</summary>
/// <param name="First">Reading at or before the period's start.</param>
/// <param name="Last">Reading at or before the end of its last settled hour.</param>
/// <param name="Factor">CT x PT ratio and unit scale.</param>
/// <param name="Quantity">Their product.</param>
/// <param name="Exact">It is the settled quantity to the last digit.</param>
public sealed record RegisterDifference(decimal First, decimal Last, decimal Factor, decimal Quantity, bool Exact)
{
    /// <summary>The difference over a period; null where it says nothing: no counter, a rollover or replacement on the way, readings left out.</summary>
    public static RegisterDifference? Of(TermTrace term, FigurePeriod period, PointRecord? point)
    {
        if (point is null || (PointKind)point.Kind != PointKind.Counter || term.Incidents.Count > 0 || term.Readings.Count >= FigureTraceQuery.MaximumReadings)
            return null;
        var valid = term.Readings.Where(r => r.Quality is Quality.Good or Quality.Estimated or Quality.Manual).ToList();
        var first = valid.LastOrDefault(r => r.At <= period.Start);
        var end = term.Increments.Count > 0 ? term.Increments[^1].Start.AddHours(1) : period.End;
        var last = valid.LastOrDefault(r => r.At <= end);
        if (first is null || last is null || last.At <= first.At || last.Value < first.Value)
            return null;
        var factor = point.Factor?.ToDecimal() ?? 1m;
        var quantity = (last.Value - first.Value) * factor;
        return new RegisterDifference(first.Value, last.Value, factor, quantity, quantity == term.Quantity);
    }
}

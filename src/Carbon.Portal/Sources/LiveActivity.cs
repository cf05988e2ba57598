using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Views.Figures;
using Carbon.Views.Meters;

namespace Carbon.Portal.Sources;

/// <summary>Activity data of a source in a running period, from the settled hours of its measuring points.</summary>
public static class LiveActivity
{
    /// <summary>One value a symbol, in its declared unit; nothing where no hour is settled by all points, or the configuration cannot be read.</summary>
    public static IReadOnlyList<decimal> Read(SourceRecord source, FigurePeriod period, MeterQueries meters)
    {
        var terms = source.Activities.SelectMany(a => a.Terms).ToList();
        var hours = terms.Select(t => meters.Hours(t.Meter, t.Point, period.Start, period.End).ToDictionary(h => h.Start, h => h.Quantity)).ToList();
        if (hours.Count == 0)
            return [];
        var sums = new decimal[source.Activities.Count];
        try
        {
            var formula = SourceFormula.Compile(source);
            foreach (var start in hours[0].Keys.Where(s => hours.All(h => h.ContainsKey(s))))
            {
                var values = formula.Activities([.. hours.Select(h => h[start])]);
                for (var i = 0; i < sums.Length; i++)
                    sums[i] += values[i];
            }
        }
        catch (Exception e) when (e is FormatException or ArithmeticException)
        {
            return [];
        }
        return sums;
    }
}

using System.Globalization;
using Carbon.Portal.Figures;
using Carbon.Portal.Language;
using Carbon.Views;
using Carbon.Views.Figures;

namespace Carbon.Portal.Charts;

/// <summary>Emissions over a period, stacked by category, with the period before as a line.</summary>
/// <param name="figures">The emission figures.</param>
/// <param name="zone">The plant's time zone.</param>
/// <param name="words">Words of the portal.</param>
public sealed class EmissionCurve(FigureQueries figures, PlantZone zone, Words words)
{
    /// <summary>The chart and the figures behind it; <paramref name="quota"/>: what is allowed in each place.</summary>
    public (string Option, IReadOnlyList<EmissionFigure> Figures) Read(FigureScope scope, ChosenPeriod period, IReadOnlyList<decimal?>? quota = null)
    {
        var now = Query(scope, period, FigureSplit.Category);
        var before = Query(scope, period.Before, FigureSplit.Total);
        var slots = Slots(period);
        var series = now.GroupBy(f => f.Key).OrderBy(g => CategoryColour.Rank(g.Key)).Select(g => (object)new
        {
            name = words.Category(g.Key),
            type = "bar",
            stack = "now",
            barMaxWidth = 36,
            itemStyle = new { color = CategoryColour.Value(g.Key) },
            data = Places(period, slots.Count, g),
        }).Concat(Live(period, slots.Count, now)).Append(new
        {
            name = words[period.Kind == PeriodKind.Day ? "series.before" : "series.previous"],
            type = "line",
            step = "middle",
            symbol = "none",
            lineStyle = new { color = "var(--ink-muted)", width = 1.5 },
            itemStyle = new { color = "var(--ink-muted)" },
            data = Places(period.Before, slots.Count, before),
        }).Concat(Quota(quota));
        return (ChartOption.Text(new
        {
            grid = ChartOption.Grid(),
            legend = ChartOption.Legend(),
            tooltip = ChartOption.Tooltip(),
            xAxis = ChartOption.Axis(slots),
            yAxis = ChartOption.ValueAxis("tCO₂e"),
            series,
        }), now);
    }

    /// <summary>Hours that are not settled yet, as an outline on top of what is.</summary>
    private IEnumerable<object> Live(ChosenPeriod period, int count, IReadOnlyList<EmissionFigure> figures)
    {
        var open = figures.Where(f => f.Live != 0m).GroupBy(f => f.Period.Start).ToList();
        if (open.Count == 0)
            yield break;
        var places = new object?[count];
        foreach (var hour in open)
        {
            if (Place(period, hour.Key) is >= 0 and var place && place < count)
                places[place] = new { value = hour.Sum(f => f.Live) };
        }
        yield return new
        {
            name = words["series.live"],
            type = "bar",
            stack = "now",
            barMaxWidth = 36,
            itemStyle = new { color = "transparent", borderColor = "var(--accent)", borderType = "dashed", borderWidth = 1.5 },
            data = places,
        };
    }

    private IReadOnlyList<EmissionFigure> Query(FigureScope scope, ChosenPeriod period, FigureSplit split) =>
        [.. (figures.Emissions(scope, period.Start(zone.Zone), period.End(zone.Zone), period.CurveStep, split) ?? []).Where(f => !f.Apart)];

    private static List<string> Slots(ChosenPeriod period) => period.CurveStep switch
    {
        FigureStep.Hour => [.. Enumerable.Range(0, 24).Select(h => string.Create(CultureInfo.InvariantCulture, $"{h:00}:00"))],
        FigureStep.Month => [.. Enumerable.Range(1, 12).Select(m => m.ToString("00", CultureInfo.InvariantCulture))],
        _ => [.. Enumerable.Range(0, period.After.DayNumber - period.First.DayNumber)
            .Select(d => period.First.AddDays(d).ToString("MM-dd", CultureInfo.InvariantCulture))],
    };

    /// <summary>What a quota allows, spread evenly: a dashed line where there is one.</summary>
    private IEnumerable<object> Quota(IReadOnlyList<decimal?>? quota) => quota is null || quota.All(q => q is null) ? [] :
    [
        new
        {
            name = words["series.quota"],
            type = "line",
            symbol = "none",
            lineStyle = new { color = "var(--red)", width = 1.5, type = "dashed" },
            itemStyle = new { color = "var(--red)" },
            data = quota,
        },
    ];

    private static object?[] Places(ChosenPeriod period, int count, IEnumerable<EmissionFigure> figures)
    {
        var places = new object?[count];
        foreach (var figure in figures)
        {
            var place = Place(period, figure.Period.Start);
            if (place >= 0 && place < count)
                places[place] = new { value = figure.Tonnes, href = $"/figures/{Uri.EscapeDataString(figure.Id.ToString())}" };
        }
        return places;
    }

    private static int Place(ChosenPeriod period, DateTimeOffset at) => period.CurveStep switch
    {
        FigureStep.Hour => at.Hour,
        FigureStep.Month => at.Month - 1,
        _ => DateOnly.FromDateTime(at.DateTime).DayNumber - period.First.DayNumber,
    };
}

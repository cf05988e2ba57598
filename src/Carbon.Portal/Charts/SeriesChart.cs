using System.Globalization;
using Carbon.Portal.Language;
using Carbon.Views.Meters;

namespace Carbon.Portal.Charts;

/// <summary>A point's quantities over time: measured solid, estimated and filled dashed, entered hollow, gaps left open.</summary>
/// <param name="words">Words of the portal.</param>
public sealed class SeriesChart(Words words)
{
    /// <summary>The chart over all slots from <paramref name="from"/> on; slots without a figure stay empty.</summary>
    public string Read(IReadOnlyList<SeriesFigure> series, DateTimeOffset from, DateTimeOffset to, bool hours, string unit)
    {
        var slots = new List<DateTimeOffset>();
        for (var at = from; at < to; at = hours ? at.AddHours(1) : at.AddDays(1))
            slots.Add(at);
        var byStart = series.ToDictionary(s => s.Start.ToUnixTimeMilliseconds());
        var placed = slots.Select(s => byStart.GetValueOrDefault(s.ToUnixTimeMilliseconds())).ToList();
        object? Part(string name, string colour, Func<SeriesFigure, decimal> part, string? border) => name != "measured" && placed.All(f => f is null || part(f) == 0m) ? null : new
        {
            name = words[$"quality.{name}"],
            type = "bar",
            stack = "quantity",
            barMaxWidth = 28,
            itemStyle = border is null
                ? (object)new { color = colour }
                : new { color = "transparent", borderColor = colour, borderWidth = 1.5, borderType = border },
            data = placed.Select(f => f is null || part(f) == 0m ? null : (object)part(f)),
        };
        return ChartOption.Text(new
        {
            grid = ChartOption.Grid(),
            legend = ChartOption.Legend(),
            tooltip = ChartOption.Tooltip(),
            xAxis = ChartOption.Axis(slots.Select(s => s.ToString(hours ? "MM-dd HH:mm" : "MM-dd", CultureInfo.InvariantCulture))),
            yAxis = ChartOption.ValueAxis(unit),
            dataZoom = new object[] { new { type = "inside", zoomOnMouseWheel = "ctrl" } },
            series = new object?[]
            {
                Part("measured", "var(--q-measured)", f => f.Quantity - f.Parts.Estimated - f.Parts.Filled - f.Parts.Manual - f.Parts.UnderReview, null),
                Part("estimated", "var(--q-estimated)", f => f.Parts.Estimated, "dashed"),
                Part("filled", "var(--q-filled)", f => f.Parts.Filled, "dashed"),
                Part("manual", "var(--q-manual)", f => f.Parts.Manual, "solid"),
                Part("review", "var(--q-review)", f => f.Parts.UnderReview, "dotted"),
            }.Where(s => s is not null),
        });
    }
}

using Carbon.Contracts;
using Carbon.Portal.Charts;
using Carbon.Portal.Figures;
using Carbon.Views.Intensity;

namespace Carbon.Portal.Targets;

/// <summary>The intensity of an output over a period, with its course.</summary>
/// <param name="Output">The output.</param>
/// <param name="Figures">By day or month.</param>
public sealed record OutputIntensity(OutputRecord Output, IReadOnlyList<IntensityFigure> Figures)
{
    /// <summary>tCO2e of the period.</summary>
    public decimal Tonnes => Figures.Sum(f => f.Tonnes);

    /// <summary>Output of the period in its unit.</summary>
    public decimal Quantity => Figures.Sum(f => f.Quantity);

    /// <summary>tCO2e for one unit: all emissions over all that was made, not the mean of the days; null where nothing was made.</summary>
    public decimal? Value => Quantity > 0m ? Tonnes / Quantity : null;

    /// <summary>The course as a chart; times without output are gaps, days that still run hollow.</summary>
    public string Curve => ChartOption.Text(new
    {
        grid = ChartOption.Grid(28),
        tooltip = ChartOption.Tooltip(),
        xAxis = ChartOption.Axis(Figures.Select(f => f.Period.ToString())),
        yAxis = ChartOption.ValueAxis($"tCO₂e/{UnitText.Of(Output.Quantity.Unit)}"),
        series = new object[]
        {
            new
            {
                type = "line",
                connectNulls = false,
                symbolSize = 7,
                lineStyle = new { color = "var(--accent)", width = 2 },
                itemStyle = new { color = "var(--accent)" },
                data = Figures.Select(f => f.Value is null ? (object)"-" : new { value = f.Value, symbol = f.Settled ? "circle" : "emptyCircle" }),
            },
        },
    });

    /// <summary>Of a view.</summary>
    public static OutputIntensity Of(IntensityView view) => new(view.Output, view.Figures);
}

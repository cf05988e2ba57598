using Carbon.Contracts;
using Carbon.Views.Figures;
using Carbon.Views.Quantities;
using Carbon.Views.Settings;

namespace Carbon.Views.Intensity;

/// <summary>Emissions for one unit of a product in a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Tonnes">tCO2e of the scope.</param>
/// <param name="Quantity">Output in its unit.</param>
/// <param name="Value">tCO2e for one unit; null where nothing was made.</param>
/// <param name="Settled">Every hour of the emissions and every day of the output is settled.</param>
public sealed record IntensityFigure(FigurePeriod Period, decimal Tonnes, decimal Quantity, decimal? Value, bool Settled);

/// <summary>Intensity of an output over time.</summary>
public sealed record IntensityView(OutputRecord Output, IReadOnlyList<IntensityFigure> Figures);

/// <summary>Emissions set against what is made.</summary>
public sealed class IntensityQueries(SettingsQueries settings, FigureQueries figures, IDayQuantities quantities, PlantZone zone)
{
    private const int Places = 9;

    /// <summary>Intensities of every output of a plant, or of one, for all periods that overlap [from, to).</summary>
    public IReadOnlyList<IntensityView> Intensities(string plant, string? output, DateTimeOffset from, DateTimeOffset to, FigureStep step) =>
        [.. settings.Current(plant).Record.Outputs.Where(o => output is null || o.Id == output).Select(o => new IntensityView(o, Figures(o, from, to, step)))];

    private List<IntensityFigure> Figures(OutputRecord output, DateTimeOffset from, DateTimeOffset to, FigureStep step)
    {
        if (!FigureScope.TryParse(output.Scope, out var scope) || figures.Emissions(scope, from, to, step, FigureSplit.Total) is not { } emissions)
            return [];
        return [.. emissions.Select(e => Figure(e, output))];
    }

    private IntensityFigure Figure(EmissionFigure emission, OutputRecord output)
    {
        var (first, last) = (zone.Day(emission.Period.Start), zone.Day(emission.Period.End.AddTicks(-1)));
        var days = quantities.Of(output.Quantity, first, last);
        var quantity = days.Values.Sum();
        return new IntensityFigure(
            emission.Period, emission.Tonnes, quantity,
            quantity > 0m ? decimal.Round(emission.Tonnes / quantity, Places, MidpointRounding.AwayFromZero) : null,
            emission.Settled && days.ContainsKey(last));
    }
}

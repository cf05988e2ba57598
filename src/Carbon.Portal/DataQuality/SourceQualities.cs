using Carbon.Portal.Boundaries;
using Carbon.Portal.Figures;
using Carbon.Views.DataQuality;
using Carbon.Views.Figures;

namespace Carbon.Portal.DataQuality;

/// <summary>What a source's part of a figure stands on.</summary>
/// <param name="Source">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Tonnes">Its tonnes, after its share.</param>
/// <param name="Shares">Measured, estimated, filled, entered, under review.</param>
/// <param name="OutOfCalibration">Share out of calibration; null where it was not looked at.</param>
/// <param name="Availability">Valid of expected readings in percent; null where none are expected or it was not looked at.</param>
public sealed record SourceQuality(string Source, string Name, decimal Tonnes, QualityShares Shares, decimal? OutOfCalibration, decimal? Availability);

/// <summary>Reads the quality of the sources of a figure, the largest first.</summary>
/// <param name="figures">The emission figures.</param>
/// <param name="qualities">Quality of a figure.</param>
/// <param name="names">Names of sources.</param>
public sealed class SourceQualities(FigureQueries figures, QualityQuery qualities, ScopeNames names)
{
    /// <summary>Calibration and availability are looked at for so many sources; of a plant of a thousand the rest are small.</summary>
    public const int Looked = 25;

    /// <summary>The sources of a scope in a period.</summary>
    public IReadOnlyList<SourceQuality> Read(FigureScope scope, ChosenPeriod period, DateTimeOffset from, DateTimeOffset until)
    {
        var parts = BreakdownPart.Of((figures.Emissions(scope, from, until, period.Step ?? FigureStep.Day, FigureSplit.Source) ?? []).Where(f => !f.Apart));
        return [.. parts.Select((p, i) =>
        {
            var quality = i < Looked ? qualities.Of(new FigureScope("source", p.Key), from, until) : null;
            return new SourceQuality(p.Key, names.Source(p.Key), p.Tonnes, p.Quality, quality?.OutOfCalibration, quality?.Availability);
        })];
    }
}

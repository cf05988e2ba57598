using Carbon.Contracts;

namespace Carbon.Boundaries.CleanEnergy;

/// <summary>
/// Electricity of a plant in a period, location-based and market-based side by side (ISO 14064-1 annex E; rules of X-GEC). Certificates and
/// green power never lower the reported total: that is the location-based one, as accounted.
/// </summary>
/// <param name="Used">Electricity used on site, MWh.</param>
/// <param name="Own">Own renewable electricity used on site, MWh.</param>
/// <param name="Direct">Direct or contracted green power, MWh.</param>
/// <param name="Certificates">Certificates that count: no more than what is left uncovered, MWh.</param>
/// <param name="Surplus">Green power and certificates beyond what was used, MWh; they count for nothing.</param>
/// <param name="Uncovered">What nothing covers, MWh.</param>
/// <param name="LocationBased">tCO2 of electricity as accounted: the reported figure.</param>
/// <param name="MarketBased">Uncovered electricity times the residual factor, tCO2.</param>
/// <param name="Residual">The residual factor with its origin.</param>
/// <param name="Avoided">Covered electricity times the grid factor, tCO2, as information; null where no grid factor is set.</param>
/// <param name="Share">Part of the electricity used that is covered, 0 to 1.</param>
public sealed record CleanElectricity(
    decimal Used, decimal Own, decimal Direct, decimal Certificates, decimal Surplus, decimal Uncovered,
    decimal LocationBased, decimal MarketBased, FactorValueRecord Residual, decimal? Avoided, decimal Share)
{
    private const int Places = 9, SharePlaces = 6;

    /// <summary>The result of a period.</summary>
    public static CleanElectricity Of(
        decimal used, decimal own, decimal direct, decimal certificates, decimal locationBased, FactorValueRecord residual, FactorValueRecord? grid)
    {
        // In the order in which it reaches the site: own generation, contracted power, and certificates for the rest. Each covers only what is left.
        var countedOwn = Math.Min(own, Math.Max(0m, used));
        var countedDirect = Math.Min(direct, Math.Max(0m, used - countedOwn));
        var countedCertificates = Math.Min(certificates, Math.Max(0m, used - countedOwn - countedDirect));
        var covered = countedOwn + countedDirect + countedCertificates;
        var uncovered = Math.Max(0m, used - covered);
        return new CleanElectricity(
            used, countedOwn, countedDirect, countedCertificates, own + direct + certificates - covered, uncovered, locationBased,
            Round(uncovered * residual.Value.ToDecimal()), residual,
            grid is null ? null : Round(covered * grid.Value.ToDecimal()),
            used > 0m ? decimal.Round(covered / used, SharePlaces, MidpointRounding.AwayFromZero) : 0m);
    }

    private static decimal Round(decimal tonnes) => decimal.Round(tonnes, Places, MidpointRounding.AwayFromZero);
}

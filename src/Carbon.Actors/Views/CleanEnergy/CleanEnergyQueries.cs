using Carbon.Boundaries.CleanEnergy;
using Carbon.Metering;
using Carbon.Views.Figures;
using Carbon.Views.Quantities;
using Carbon.Views.Settings;

namespace Carbon.Views.CleanEnergy;

/// <summary>Green electricity of a plant (11.7).</summary>
public sealed class CleanEnergyQueries(SettingsQueries settings, FigureQueries figures, IDayQuantities quantities, PlantZone zone)
{
    private const string Category = "scope2.electricity";

    /// <summary>Electricity over local days, first and last included; null where the plant has set nothing.</summary>
    public CleanElectricity? Electricity(string plant, DateOnly first, DateOnly last)
    {
        if (settings.Current(plant).Record.CleanEnergy is not { } clean)
            return null;
        var (from, to) = (LocalMidnight.Of(first, zone.Zone), LocalMidnight.Of(last.AddDays(1), zone.Zone));
        var accounted = figures.Emissions(new FigureScope("plant", plant), from, to, FigureStep.Day, FigureSplit.Category)?
            .Where(f => f.Key == Category && !f.Apart).Sum(f => f.Tonnes) ?? 0m;
        return CleanElectricity.Of(
            quantities.Sum(clean.Used, first, last), quantities.Sum(clean.Own, first, last), quantities.Sum(clean.Direct, first, last),
            clean.Certificates.Sum(c => CertificateDays.Mwh(c, first, last)), accounted, clean.Residual, clean.Grid);
    }
}

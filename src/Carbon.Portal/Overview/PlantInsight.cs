using Carbon.Accounting.Uncertainty;
using Carbon.Boundaries.CleanEnergy;
using Carbon.Boundaries.Energy;
using Carbon.Boundaries.Footprints;
using Carbon.Portal.Figures;
using Carbon.Portal.Targets;
using Carbon.Views;
using Carbon.Views.CleanEnergy;
using Carbon.Views.DataQuality;
using Carbon.Views.Energy;
using Carbon.Views.Figures;
using Carbon.Views.Footprints;
using Carbon.Views.Intensity;
using Carbon.Views.Quotas;

namespace Carbon.Portal.Overview;

/// <summary>What stands beside the emissions of a plant (11.7): quotas, energy, intensity, clean electricity, footprint, uncertainty.</summary>
/// <param name="Period">The period of the numbers: a month at least, for a day alone is seldom settled.</param>
/// <param name="Quotas">Quotas of the plant itself, those that hold today first.</param>
/// <param name="Quota">The quota of the plant that holds today, the longest; null where there is none.</param>
/// <param name="Energy">Energy in tce; null where no carrier is set.</param>
/// <param name="Intensity">Intensity of the first output; null where none is set.</param>
/// <param name="Footprint">The first footprint; null where none is set.</param>
/// <param name="Clean">Clean electricity; null where nothing is set.</param>
/// <param name="Uncertainty">Uncertainty of the total.</param>
/// <param name="OutOfCalibration">Share of the total out of calibration.</param>
public sealed record PlantInsight(
    ChosenPeriod Period, IReadOnlyList<QuotaView> Quotas, QuotaRow? Quota, EnergyConsumption? Energy, OutputIntensity? Intensity,
    ProductFootprint? Footprint, CleanElectricity? Clean, UncertaintyBudget? Uncertainty, decimal OutOfCalibration);

/// <summary>Reads what stands beside the emissions of a plant; slower than figures, to be asked for now and then.</summary>
public sealed class PlantInsights(
    QuotaQueries quotas, EnergyQueries energy, IntensityQueries intensities, FootprintQueries footprints, CleanEnergyQueries clean,
    UncertaintyQuery uncertainties, QualityQuery qualities, PlantZone zone, TimeProvider time)
{
    /// <summary>The insight of a plant for what a page looks at.</summary>
    public PlantInsight Read(string plant, ChosenPeriod looked)
    {
        var period = looked.Kind is PeriodKind.Day or PeriodKind.Week ? ChosenPeriod.Of(PeriodKind.Month, looked.First) : looked;
        var now = time.GetUtcNow();
        var today = zone.Day(now);
        var (first, last) = (period.First, period.After.AddDays(-1));
        var (from, until) = (period.Start(zone.Zone), period.End(zone.Zone) < now ? period.End(zone.Zone) : now);
        var scope = new FigureScope("plant", plant);
        IReadOnlyList<QuotaView> own = [.. quotas.Quotas(plant).Where(q => q.Outlook.Target.Scope == scope.ToString())];
        var current = own.Where(q => q.Outlook.Target.Period.Holds(today)).MaxBy(q => q.Outlook.Target.Period.Days);
        var used = energy.Consumption(plant, first, last);
        var any = from < until;
        return new PlantInsight(
            period, own, current is null ? null : new QuotaRow(current, 0), used.Carriers.Count > 0 ? used : null,
            any ? intensities.Intensities(plant, null, from, until, FigureStep.Day).Select(OutputIntensity.Of).FirstOrDefault() : null,
            footprints.Footprints(plant, first, last) is [var footprint, ..] ? footprint : null,
            clean.Electricity(plant, first, last),
            any ? uncertainties.Budget(scope, from, until) : null,
            any ? qualities.Of(scope, from, until)?.OutOfCalibration ?? 0m : 0m);
    }
}

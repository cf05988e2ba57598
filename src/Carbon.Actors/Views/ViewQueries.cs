using Carbon.Views.Alerts;
using Carbon.Views.Channels;
using Carbon.Views.CleanEnergy;
using Carbon.Views.Comparison;
using Carbon.Views.DataQuality;
using Carbon.Views.Energy;
using Carbon.Views.Entries;
using Carbon.Views.Figures;
using Carbon.Views.Footprints;
using Carbon.Views.Intensity;
using Carbon.Views.Locating;
using Carbon.Views.Meters;
using Carbon.Views.Quantities;
using Carbon.Views.Quotas;
using Carbon.Views.Settings;
using Carbon.Views.Traces;
using Microsoft.Extensions.DependencyInjection;

namespace Carbon.Views;

/// <summary>The queries over the views.</summary>
public static class ViewQueries
{
    /// <summary>
    /// Adds every query. The host adds what they stand on: <see cref="ViewsDatabase"/>, <see cref="PlantZone"/>, the clock, the library, the rules of
    /// uncertainty, and the journal of single entities.
    /// </summary>
    public static IServiceCollection AddViewQueries(this IServiceCollection services)
    {
        services.AddSingleton<PlantCatalogue>();
        services.AddSingleton<LiveEmissions>();
        services.AddSingleton<RestatedHours>();
        services.AddSingleton<FigureQueries>();
        services.AddSingleton<MeterQueries>();
        services.AddSingleton<RawReadingQueries>();
        services.AddSingleton<ChannelQueries>();
        services.AddSingleton<FigureTraceQuery>();
        services.AddSingleton<KnownJournal>();
        services.AddSingleton<ComparisonQueries>();
        services.AddSingleton<EntryQueries>();
        services.AddSingleton<SettingsQueries>();
        services.AddSingleton<PointDayQuantities>();
        services.AddSingleton<ItemDayQuantities>();
        services.AddSingleton<IDayQuantities, DayQuantities>();
        services.AddSingleton<SourceDayQuery>();
        services.AddSingleton<QuotaQueries>();
        services.AddSingleton<IntensityQueries>();
        services.AddSingleton<LocatingQueries>();
        services.AddSingleton<EnergyQueries>();
        services.AddSingleton<CleanEnergyQueries>();
        services.AddSingleton<FootprintQueries>();
        services.AddSingleton<AlertQueries>();
        services.AddSingleton<IAlertSource, LocatingAlerts>();
        services.AddSingleton<IAlertSource, QuotaAlerts>();
        services.AddSingleton<IAlertSource, EntryAlerts>();
        services.AddSingleton<UncertaintyQuery>();
        services.AddSingleton<AvailabilityQuery>();
        services.AddSingleton<QualityQuery>();
        services.AddSingleton<CrossCheckQuery>();
        return services;
    }
}

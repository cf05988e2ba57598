using Carbon.Node.Entries;
using Carbon.Node.Entries.Import;
using Carbon.Node.Health;
using Carbon.Node.Settings;
using Carbon.Node.Sources;
using Carbon.Portal.Entries;
using Carbon.Portal.Revisions;
using Carbon.Portal.Settings;
using Carbon.Portal.Sources;
using Carbon.Views;
using Carbon.Views.Alerts;
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

namespace Carbon.Node.Hosting;

/// <summary>The views of a node, the queries over them, and what the pages call to change what they show.</summary>
internal static class ViewServices
{
    /// <summary>Adds the views of a data folder.</summary>
    public static void AddCarbonViews(this IServiceCollection services, string folder)
    {
        services.AddSingleton(new ViewsDatabase(folder));
        services.AddSingleton(sp => new PlantZone(TimeZoneInfo.FindSystemTimeZoneById(sp.GetRequiredService<Configuration.NodeConfiguration>().Plant.TimeZone)));
        services.AddSingleton<PlantCatalogue>();
        services.AddSingleton<LiveEmissions>();
        services.AddSingleton<RestatedHours>();
        services.AddSingleton<FigureQueries>();
        services.AddSingleton<MeterQueries>();
        services.AddSingleton<RawReadingQueries>();
        services.AddSingleton<FigureTraceQuery>();
        services.AddSingleton<KnownJournal>();
        services.AddSingleton<ComparisonQueries>();
        services.AddSingleton<EntryQueries>();
        services.AddSingleton(new VoucherStore(folder));
        services.AddSingleton<EntryDesk>();
        services.AddSingleton<IEntryDesk>(sp => sp.GetRequiredService<EntryDesk>());
        services.AddSingleton<EntryImport>();
        services.AddSingleton<IEntryTables>(sp => sp.GetRequiredService<EntryImport>());
        services.AddSingleton<IItemEditing, ItemEditing>();
        services.AddSingleton<SettingsQueries>();
        services.AddSingleton<SettingsEditing>();
        services.AddSingleton<ISettingsEditing>(sp => sp.GetRequiredService<SettingsEditing>());
        services.AddSingleton<UnitEditing>();
        services.AddSingleton<LivePlant>();
        services.AddSingleton<ISourceEditing, SourceEditing>();
        services.AddSingleton<IPeriodMarks, PeriodMarks>();
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
        services.AddSingleton<ProjectionState>();
        services.AddHostedService<ProjectionService>();
    }
}

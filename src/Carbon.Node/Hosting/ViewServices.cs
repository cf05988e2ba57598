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

namespace Carbon.Node.Hosting;

/// <summary>The views of a node, the queries over them, and what the pages call to change what they show.</summary>
internal static class ViewServices
{
    /// <summary>Adds the views of a data folder.</summary>
    public static void AddCarbonViews(this IServiceCollection services, string folder)
    {
        services.AddSingleton(new ViewsDatabase(folder));
        services.AddSingleton(sp => new PlantZone(TimeZoneInfo.FindSystemTimeZoneById(sp.GetRequiredService<Configuration.NodeConfiguration>().Plant.TimeZone)));
        services.AddViewQueries();
        services.AddSingleton(new VoucherStore(folder));
        services.AddSingleton<EntryDesk>();
        services.AddSingleton<IEntryDesk>(sp => sp.GetRequiredService<EntryDesk>());
        services.AddSingleton<EntryImport>();
        services.AddSingleton<IEntryTables>(sp => sp.GetRequiredService<EntryImport>());
        services.AddSingleton<IItemEditing, ItemEditing>();
        services.AddSingleton<SettingsEditing>();
        services.AddSingleton<ISettingsEditing>(sp => sp.GetRequiredService<SettingsEditing>());
        services.AddSingleton<UnitEditing>();
        services.AddSingleton<LivePlant>();
        services.AddSingleton<ISourceEditing, SourceEditing>();
        services.AddSingleton<IPeriodMarks, PeriodMarks>();
        services.AddSingleton<ProjectionState>();
        services.AddHostedService<ProjectionService>();
    }
}

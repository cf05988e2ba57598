using Carbon.Accounting;
using Carbon.Node.Acquisition.OnDemand;
using Carbon.Node.Channels.Describing;
using Carbon.Node.Channels.Table;
using Carbon.Node.Channels.Testing;
using Carbon.Node.Configuration;
using Carbon.Node.MeterModels;
using Carbon.Portal.Acquisition;
using Carbon.Portal.Acquisition.Options;

namespace Carbon.Node.Channels;

/// <summary>What sets channels up while the node runs.</summary>
internal static class ChannelServices
{
    /// <summary>Adds it over a data folder.</summary>
    public static void AddCarbonChannels(this IServiceCollection services, string folder)
    {
        services.AddSingleton<ChannelSecrets>();
        services.AddSingleton<ChannelBook>();
        services.AddSingleton<PlantCalendar>();
        services.AddSingleton<ChannelSetup>();
        services.AddSingleton<PlanCheck>();
        services.AddSingleton<PlanComparison>();
        services.AddSingleton<PlanExecution>();
        services.AddSingleton<Drafting>();
        services.AddSingleton<ChannelViewing>();
        services.AddSingleton<MeterTableImport>();
        services.AddSingleton<IAcquisitionEditing, AcquisitionEditing>();
        services.AddSingleton<IOptionDescriptions, OptionDescriptions>();
        services.AddSingleton<IMeterModels, MeterModelViewing>();
        services.AddSingleton<LinesUnderTest>();
        services.AddSingleton<LineAccesses>();
        services.AddSingleton<ScanDesk>();
        services.AddSingleton<ILineTesting, LineTesting>();
        services.AddSingleton<ILineFrames, LineFrames>();
        services.AddSingleton(sp => Models(Path.Combine(folder, MeterModelLibrary.Folder), sp));
    }

    private static MeterModelLibrary Models(string own, IServiceProvider services)
    {
        var models = MeterModelLibrary.Load(Path.Combine(ShippedConfiguration.Folder, MeterModelLibrary.Folder), own, services.GetRequiredService<AccountingLibrary>());
        foreach (var problem in models.Problems)
            services.GetRequiredService<ILogger<MeterModelLibrary>>().LogWarning("A meter model is left out: {Problem}", problem);
        return models;
    }
}

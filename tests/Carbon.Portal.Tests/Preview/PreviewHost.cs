using System.Security.Claims;
using Carbon.Accounting;
using Carbon.Accounting.Uncertainty;
using Carbon.Persistence;
using Carbon.Persistence.Sqlite;
using Carbon.Portal.Access;
using Carbon.Portal.Acquisition;
using Carbon.Portal.Acquisition.Options;
using Carbon.Portal.Collection;
using Carbon.Portal.Demonstration;
using Carbon.Portal.Entries;
using Carbon.Portal.Overview;
using Carbon.Portal.Revisions;
using Carbon.Portal.Settings;
using Carbon.Portal.Tests.Plant;
using Carbon.Views;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Carbon.Portal.Tests.Preview;

/// <summary>The portal over the demonstration plant, as a node hosts it.</summary>
internal static class PreviewHost
{
    private static readonly Lazy<AccountingLibrary> Shipped = new(() => AccountingLibrary.Load(Path.Combine(AppContext.BaseDirectory, "config")));

    /// <summary>The library that the product ships.</summary>
    public static AccountingLibrary Library => Shipped.Value;

    public static void AddPlant(IServiceCollection services, DemonstrationPlant plant)
    {
        services.AddSingleton(plant);
        services.AddSingleton<TimeProvider>(plant.Clock);
        services.AddSingleton(plant.Views);
        services.AddSingleton(new SqliteJournal(plant.Folder));
        services.AddSingleton(new PlantZone(TimeZoneInfo.FindSystemTimeZoneById(PlantRecords.Zone)));
        services.AddSingleton(Library);
        services.AddViewQueries();
        services.AddSingleton<PreviewEntries>();
        services.AddSingleton<IEntryDesk>(sp => sp.GetRequiredService<PreviewEntries>());
        services.AddSingleton<IEntryTables>(sp => sp.GetRequiredService<PreviewEntries>());
        services.AddSingleton<IItemEditing>(sp => sp.GetRequiredService<PreviewEntries>());
        AddInsight(services);
        AddAcquisition(services);
        services.AddSingleton<ICollectionState, PreviewCollection>();
        services.AddSingleton<IDemonstrationNotice, PreviewNotice>();
        services.AddSingleton<ISignIn, PreviewSignIn>();
        services.AddSingleton<IEntityJournal>(new SqliteEntityJournal(new SqliteJournal(plant.Folder).JournalFile));
        services.AddSingleton<IPeriodMarks, PreviewMarks>();
    }

    private static void AddAcquisition(IServiceCollection services)
    {
        services.AddSingleton<PreviewChannels>().AddSingleton<IAcquisitionEditing>(sp => sp.GetRequiredService<PreviewChannels>());
        services.AddSingleton<PreviewProtocols>().AddSingleton<IOptionDescriptions>(sp => sp.GetRequiredService<PreviewProtocols>()).AddSingleton<IMeterModels>(sp => sp.GetRequiredService<PreviewProtocols>());
        services.AddSingleton<PreviewLines>().AddSingleton<ILineTesting>(sp => sp.GetRequiredService<PreviewLines>()).AddSingleton<ILineFrames>(sp => sp.GetRequiredService<PreviewLines>());
        services.AddSingleton<IArrivalWatch>(sp => sp.GetRequiredService<PreviewLines>()).AddSingleton<ICommunicationState>(sp => sp.GetRequiredService<PreviewLines>());
    }

    private static void AddInsight(IServiceCollection services)
    {
        services.AddSingleton(UncertaintyRules.Load(Path.Combine(AppContext.BaseDirectory, "config", UncertaintyRules.FileName)));
        services.AddSingleton<PlantInsights>();
        services.AddSingleton<PreviewSettings>();
        services.AddSingleton<ISettingsEditing>(sp => sp.GetRequiredService<PreviewSettings>());
    }

    public static async Task<WebApplication> StartAsync(DemonstrationPlant plant, int port = 0)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Carbon.Portal.Tests",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        AddPlant(builder.Services, plant);
        builder.Services.AddCarbonPortal();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o => o.LoginPath = "/sign-in");
        builder.Services.AddAuthorization(o =>
        {
            o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var right in new[] { Rights.Enter, Rights.Configure })
                o.AddPolicy(right, p => p.RequireAuthenticatedUser());
        });
        var app = builder.Build();
        app.MapCarbonPortal();
        await app.StartAsync();
        return app;
    }

    private sealed class PreviewSignIn : ISignIn
    {
        public Task<ClaimsPrincipal?> VerifyAsync(string user, string password, CancellationToken cancellation) => Task.FromResult(
            user == "admin" && password == "correct horse"
                ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, user)], CookieAuthenticationDefaults.AuthenticationScheme))
                : null);
    }

    private sealed class PreviewNotice : IDemonstrationNotice
    {
        public string TextZh => "演示：时间为模拟时间；用电数据来自 UCI 钢铁工业能耗数据集（CC BY 4.0）。";

        public string TextEn => "Demonstration: time is simulated; electricity from the UCI Steel Industry Energy Consumption data (CC BY 4.0).";
    }

    private sealed class PreviewCollection(TimeProvider time) : ICollectionState
    {
        public MeterCollection Of(string meter) => meter switch
        {
            "office" => new(CollectionCondition.Silent, time.GetUtcNow().AddHours(-4.3), "10.0.3.17 does not answer (3 s, 3 tries); check power and wiring of the RS-485 line."),
            "gas-2" => new(CollectionCondition.Late, time.GetUtcNow().AddMinutes(-41), null),
            "limestone" => new(CollectionCondition.Faulty, time.GetUtcNow().AddMinutes(-3), "The payload has no field 'mass'."),
            _ => new(CollectionCondition.Live, time.GetUtcNow().AddSeconds(-12), null),
        };
    }
}

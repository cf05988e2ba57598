using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Akka.Hosting;
using Carbon.Hosting;
using Carbon.Node.Access;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa;
using Carbon.Node.Acquisition.OpcUa.Exploring;
using Carbon.Node.Acquisition.State;
using Carbon.Node.Api;
using Carbon.Node.Channels;
using Carbon.Node.Collection;
using Carbon.Node.Configuration;
using Carbon.Node.Health;
using Carbon.Persistence;
using Carbon.Persistence.Sqlite;
using Carbon.Portal;
using Carbon.Portal.Acquisition;
using Carbon.Portal.Collection;
using Carbon.Views.Alerts;
using Carbon.Views.Figures;
using Microsoft.AspNetCore.DataProtection;
using OpenTelemetry.Metrics;
using Serilog;
using Serilog.Events;

namespace Carbon.Node.Hosting;

/// <summary>Puts a node together: entities, views, acquisition, API and portal in one process.</summary>
public static class NodeHost
{
    private const long MaximumBody = 4 * 1024 * 1024;

    /// <summary>Most series of one counter of meters in <c>/metrics</c>.</summary>
    private const int MeterSeries = 20_000;

    /// <summary>Builds the node of these settings; nothing runs yet.</summary>
    public static WebApplication Build(NodeSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(NodeHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Parse(settings.Configuration.Listen), settings.Port, listen =>
            {
                if (settings.Configuration.Tls is { } tls)
                    listen.UseHttps(X509Certificate2.CreateFromPemFile(tls.Certificate, tls.Key));
            });
            kestrel.Limits.MaxRequestBodySize = MaximumBody;
            kestrel.AddServerHeader = false;
        });
        builder.Host.UseSerilog((_, log) => ConfigureLog(log, settings.DataFolder));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
        AddCore(builder.Services, settings);
        builder.Services.AddCarbonViews(settings.DataFolder);
        AddWeb(builder.Services, settings);
        var app = builder.Build();
        MapAll(app);
        return app;
    }

    private static void AddCore(IServiceCollection services, NodeSettings settings)
    {
        var journal = new SqliteJournal(settings.DataFolder);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Time);
        services.AddSingleton(settings.Configuration);
        services.AddSingleton(settings.Library);
        services.AddSingleton(settings.Uncertainty);
        services.AddSingleton(settings.Calendar);
        services.AddSingleton(journal);
        services.AddSingleton<IEntityJournal>(new SqliteEntityJournal(journal.JournalFile));
        services.AddSingleton<NodeReadiness>();
        services.AddSingleton<ReceptionMetrics>();
        services.AddAkka("carbon", (akka, services) => journal.Configure(akka.WithSingleNodeCluster(), settings.Time)
            .WithEntities(settings.Time, services.GetRequiredService<IEntityJournal>())
            .WithLiveEmissions(services.GetRequiredService<LiveEmissions>()));
        services.AddSingleton(sp => new EntityGateway(sp.GetRequiredService<IReadOnlyActorRegistry>()));
        services.AddHostedService<PlantSetup>();
        services.AddSingleton(sp => new StorageProbe(settings.DataFolder, sp.GetRequiredService<ILogger<StorageProbe>>()));
        services.AddHostedService(sp => sp.GetRequiredService<StorageProbe>());
        services.AddSingleton<ArrivalLog>();
        services.AddSingleton<EntitySink>();
        services.AddSingleton<IReadingSink>(sp => new WatchedSink(sp.GetRequiredService<EntitySink>(), sp.GetRequiredService<ArrivalLog>()));
        services.AddSingleton<IArrivalWatch, ArrivalWatch>();
        services.AddSingleton<IAlertSource, ArrivalAlerts>();
        services.AddSingleton<AcquisitionState>();
        services.AddSingleton<IAcquisitionState>(sp => sp.GetRequiredService<AcquisitionState>());
        services.AddSingleton<AcquisitionMetrics>();
        services.AddSingleton<IChannelPositions>(new PositionFiles(Path.Combine(settings.DataFolder, "positions")));
        services.AddSingleton(_ => new OpcUaCertificates(Path.Combine(settings.DataFolder, "opcua"), settings.Time));
        services.AddSingleton<IOpcUaExplorer, OpcUaExplorer>();
        services.AddSingleton<IPointKinds, RecordedPointKinds>();
        services.AddSingleton<AcquisitionService>();
        services.AddHostedService(sp => sp.GetRequiredService<AcquisitionService>());
        services.AddCarbonChannels(settings.DataFolder);
        services.AddSingleton<CollectionState>();
        services.AddSingleton<ICollectionState>(sp => sp.GetRequiredService<CollectionState>());
        services.AddSingleton<ICommunicationState, CommunicationState>();
    }

    private static void AddWeb(IServiceCollection services, NodeSettings settings)
    {
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataFolder, "keys")));
        services.AddCarbonAccess(settings.DataFolder);
        if (settings.Notice is { } notice)
            services.AddSingleton(notice);
        services.AddCarbonPortal();
        services.AddProblemDetails();
        services.AddOpenApi("v1");
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new PlainDecimalConverter());
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.SnakeCaseLower));
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Limit);
        });
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(ReceptionMetrics.MeterName)
            .AddMeter(AcquisitionMetrics.MeterName)
            .AddView("carbon.acquisition.meter.*", new MetricStreamConfiguration { CardinalityLimit = MeterSeries })
            .AddMeter("System.Runtime", "Microsoft.AspNetCore.Server.Kestrel")
            .AddPrometheusExporter());
    }

    /// <summary>Guessing passwords is slow; everything else is only kept from drowning the node.</summary>
    private static RateLimitPartition<string> Limit(HttpContext context)
    {
        var who = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return context.Request.Path == "/sign-in" && HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter($"sign-in {who}", _ => new FixedWindowRateLimiterOptions { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 4000,
                TokensPerPeriod = 2000,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
                AutoReplenishment = true,
            });
    }

    private static void MapAll(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        HealthEndpoint.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(AccessServices.View);
        app.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(AccessServices.View);
        var api = app.MapGroup("/api/v1");
        ReadingsEndpoint.Map(api);
        ReplacementEndpoint.Map(api);
        QueryEndpoints.Map(api);
        ComparisonEndpoints.Map(api);
        SourceEndpoints.Map(api);
        LibraryEndpoints.Map(api);
        SettingsEndpoints.Map(api);
        TargetEndpoints.Map(api);
        QualityEndpoints.Map(api);
        ItemEndpoints.Map(api);
        EntryEndpoints.Map(api);
        VoucherEndpoints.Map(api);
        EntryTableEndpoints.Map(api);
        InsightEndpoints.Map(api);
        ChannelEndpoints.Map(api);
        ChannelMeterEndpoints.Map(api);
        LineTestEndpoints.Map(api);
        CommunicationEndpoints.Map(api);
        TraceEndpoints.Map(api);
        MeterModelEndpoints.Map(api);
        api.MapGet("/group/terminals", () => Results.Problem("This node is a terminal; the terminals of a group are known to its headquarters.", statusCode: StatusCodes.Status404NotFound))
            .RequireAuthorization(AccessServices.View).WithName("GroupTerminals").WithSummary("The terminals of a group (headquarters only).");
        app.MapCarbonPortal();
    }

    private static void ConfigureLog(LoggerConfiguration log, string folder) => log
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Akka", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
        .WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
        .WriteTo.File(
            Path.Combine(folder, "logs", "carbon-.log"), formatProvider: System.Globalization.CultureInfo.InvariantCulture,
            rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, fileSizeLimitBytes: 16 * 1024 * 1024, rollOnFileSizeLimit: true);
}

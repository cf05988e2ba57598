using Carbon.Accounting;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Node.Channels;
using Carbon.Node.Configuration;
using Carbon.Node.Health;
using Carbon.Node.Settings;
using Google.Protobuf;

namespace Carbon.Node.Hosting;

/// <summary>
/// Brings the entities to what the configuration says, and wakes them: meters first, then what they feed, upwards. What is already so
/// changes nothing.
/// </summary>
public sealed class PlantSetup(
    NodeSettings settings, IServiceProvider services, EntityGateway gateway, ChannelSetup channels, NodeReadiness readiness, ILogger<PlantSetup> log) : BackgroundService
{
    private const string By = "configuration file";
    private const int AtOnce = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private readonly NodeConfiguration configuration = settings.Configuration;
    private readonly AccountingLibrary library = settings.Library;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Each(configuration.Meters, m => $"meter {m.Id}", (m, c) => gateway.SendAsync(new ConfigureMeter { Meter = PlantRecords.Meter(m, configuration, settings.Calendar), By = By, FromFile = true }, c), stoppingToken);
            await Each(configuration.Items, i => $"data item {i.Id}", (i, c) => gateway.SendAsync(new ConfigureItem { Item = ItemRecords.Of(i, configuration.Plant), By = By, FromFile = true }, c), stoppingToken);
            await Each(configuration.Sources, s => $"source {s.Id}", (s, c) => gateway.SendAsync(new ConfigureSource { Source = BindingSections.Bind(s, configuration, library), By = By, FromFile = true }, c), stoppingToken);
            await Each(configuration.Boundaries, b => $"boundary {b.Id}", (b, c) => gateway.SendAsync(new ConfigureBoundary { Boundary = PlantRecords.Boundary(b, configuration), By = By }, c), stoppingToken);
            await Each([configuration.Plant], p => $"factory {p.Id}", (_, c) => gateway.SendAsync(new ConfigureFactory { Factory = PlantRecords.Factory(configuration), By = By }, c), stoppingToken);
            if (SettingsFile.Command(configuration, SettingsFile.Ground(configuration, library), By) is { } told)
                await Each([told], _ => "settings", (t, c) => gateway.SendAsync(t, c), stoppingToken);
            if (settings.BeforeCollecting is { } before)
                await before(services, stoppingToken);
            await channels.StartAsync(By, stoppingToken);
            readiness.Set();
            log.LogInformation("Ready: {Meters} meters, {Sources} sources", configuration.Meters.Count, configuration.Sources.Count);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogCritical(e, "The plant cannot be set up");
            readiness.Fail(e);
        }
    }

    private Task Each<T>(IEnumerable<T> items, Func<T, string> name, Func<T, CancellationToken, Task<IMessage>> send, CancellationToken cancellation) => Parallel.ForEachAsync(
        items,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (item, _) =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            try
            {
                Check(await send(item, patience.Token));
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // One entity that cannot be read must not stop its neighbours.
                var problem = $"The {name(item)} does not come up: its part of the journal cannot be read or written. 'carbon verify --data' names the place.";
                readiness.Report(problem);
                log.LogError("{Problem}", problem);
            }
        });

    private static void Check(IMessage reply)
    {
        if (reply is Refused refused)
            throw new InvalidDataException(refused.Reason);
    }
}

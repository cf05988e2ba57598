using Carbon.Accounting;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Node.Configuration;
using Google.Protobuf;

namespace Carbon.Node.Hosting;

/// <summary>
/// Brings the entities to what the configuration says, and wakes them: meters first, then what they feed, upwards. What is already so
/// changes nothing.
/// </summary>
public sealed class PlantSetup(
    NodeSettings settings, IServiceProvider services, EntityGateway gateway, NodeReadiness readiness, ILogger<PlantSetup> log) : BackgroundService
{
    private const string By = "configuration file";
    private const int AtOnce = 32;
    private readonly NodeConfiguration configuration = settings.Configuration;
    private readonly AccountingLibrary library = settings.Library;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Each(configuration.Meters, m => gateway.SendAsync(new ConfigureMeter { Meter = PlantRecords.Meter(m, configuration), By = By }, stoppingToken), stoppingToken);
            await Each(configuration.Sources, s => gateway.SendAsync(new ConfigureSource { Source = SourceBinder.Bind(s, configuration, library), By = By }, stoppingToken), stoppingToken);
            await Each(configuration.Boundaries, b => gateway.SendAsync(new ConfigureBoundary { Boundary = PlantRecords.Boundary(b, configuration), By = By }, stoppingToken), stoppingToken);
            Check(await gateway.SendAsync(new ConfigureFactory { Factory = PlantRecords.Factory(configuration), By = By }, stoppingToken));
            if (settings.BeforeCollecting is { } before)
                await before(services, stoppingToken);
            readiness.Set();
            log.LogInformation("Ready: {Meters} meters, {Sources} sources", configuration.Meters.Count, configuration.Sources.Count);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogCritical(e, "The plant cannot be set up");
            readiness.Fail(e);
        }
    }

    private static Task Each<T>(IEnumerable<T> items, Func<T, Task<IMessage>> send, CancellationToken cancellation) => Parallel.ForEachAsync(
        items,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (item, _) => Check(await send(item)));

    private static void Check(IMessage reply)
    {
        if (reply is Refused refused)
            throw new InvalidDataException(refused.Reason);
    }
}

using Akka.Actor;
using Akka.Hosting;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Ledger;
using Carbon.Persistence;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using static Carbon.Tests.Entities.TestPlant;

namespace Carbon.Tests.Entities;

/// <summary>The entities as a node hosts them: sharding on a cluster of one, SQLite, strict serialization.</summary>
[Collection("entities")]
public sealed class ShardedNodeTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("carbon-entities-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private IHost _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync()
    {
        await StopAsync(_host);
        _limit.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_plant_settles_survives_a_restart_and_verifies()
    {
        await ConfigureAsync();
        Assert.Equal(30, (await SendAsync(Hours("a", 0, 30))).Accepted);
        await SendAsync(Hours("b", 0, 49));
        await StopAsync(_host);
        _host = await StartAsync();
        await ConfigureAsync();
        Assert.Equal((19, 11), await SendAsync(Hours("a", 19, 49)) is { } r ? (r.Accepted, r.Duplicates) : default);

        await SettlesAsync(Days(2, h => 0.5m * Tonnes(Value("a", h) + Value("b", h))));

        var found = new JournalVerification().Verify(new SqliteJournal(_folder).JournalFile);
        Assert.Null(found.FirstBad);
        Assert.Equal(0, found.FiguresDifferent);
        Assert.True(found.FiguresChecked > 0);
    }

    [Fact]
    public void A_message_without_a_manifest_does_not_cross()
    {
        var system = _host.Services.GetRequiredService<ActorSystem>();
        var serializer = Assert.IsType<ContractSerializer>(system.Serialization.FindSerializerForType(typeof(ReadingsRecorded)));
        Assert.Equal(ContractSerializer.SerializerId, serializer.Identifier);
        Assert.ThrowsAny<Exception>(() => system.Serialization.Serialize(new NotAContract("x")));
    }

    private sealed record NotAContract(string Text);

    private async Task SettlesAsync(Dictionary<int, decimal> expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!Settled().OrderBy(d => d.Key).SequenceEqual(expected.OrderBy(d => d.Key)) && await pause.WaitForNextTickAsync(limit.Token))
        {
            // Until it is so, or the time is over.
        }
    }

    private Dictionary<int, decimal> Settled()
    {
        using var reader = new JournalReader(new SqliteJournal(_folder).JournalFile);
        return Tonnes(reader.Of("factory-works", 1, long.MaxValue).Aggregate(Carbon.Boundaries.Factory.Unknown, (f, e) => f.Apply(e.Event)).Sums.Days.Values);
    }

    private EntityGateway Gateway => new(_host.Services.GetRequiredService<IReadOnlyActorRegistry>());

    private async Task<ReadingsReply> SendAsync(RecordReadings readings) => Assert.IsType<ReadingsReply>(await Gateway.SendAsync(readings, _limit.Token));

    private async Task ConfigureAsync()
    {
        var gateway = Gateway;
        List<IMessage> replies =
        [
            await gateway.SendAsync(new ConfigureMeter { Meter = Meter("a") }, _limit.Token),
            await gateway.SendAsync(new ConfigureMeter { Meter = Meter("b") }, _limit.Token),
            await gateway.SendAsync(new ConfigureSource { Source = Source("s", "a + b", ["a", "b"]) }, _limit.Token),
            await gateway.SendAsync(new ConfigureBoundary { Boundary = Boundary("unit", ("source:s", 0.5m)) }, _limit.Token),
            await gateway.SendAsync(new ConfigureFactory { Factory = Factory("works", ("boundary:unit", 1m)) }, _limit.Token),
        ];
        Assert.All(replies, r => Assert.IsType<Done>(r));
    }

    private async Task<IHost> StartAsync()
    {
        var host = Host.CreateDefaultBuilder()
            .ConfigureServices(services => services.AddAkka("carbon", (akka, _) => new SqliteJournal(_folder)
                .Configure(akka.WithSingleNodeCluster(), new FakeTimeProvider(Day(400)))
                .WithEntities(new FakeTimeProvider(Day(400)), new Carbon.Persistence.Sqlite.SqliteEntityJournal(new SqliteJournal(_folder).JournalFile))))
            .Build();
        await host.StartAsync();
        return host;
    }

    private static async Task StopAsync(IHost host)
    {
        await host.StopAsync();
        host.Dispose();
    }
}

using Akka.Hosting;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Ledger;
using Carbon.Persistence;
using Carbon.Persistence.Sqlite;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using static Carbon.Tests.Entities.TestPlant;

namespace Carbon.Tests.Entities;

/// <summary>Days long past are restated on the real journal, also where the node ended in between.</summary>
[Collection("entities")]
public sealed class RestatingTests : IAsyncLifetime
{
    private const int Count = 70;
    private readonly string _folder = Directory.CreateTempSubdirectory("carbon-restating-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(90));
    private readonly Blocked _journal;
    private IHost _host = null!;

    public RestatingTests() => _journal = new Blocked(new SqliteEntityJournal(File));

    private string File => new SqliteJournal(_folder).JournalFile;

    public async Task InitializeAsync()
    {
        _host = await StartAsync(_journal);
        await SendAsync(new ConfigureMeter { Meter = Meter("a") });
        await ConfigureAsync(Factor);
        await Gateway.SendAsync(new ConfigureFactory { Factory = Factory("works", ("source:s", 1m)) }, _limit.Token);
        for (var day = 0; day < Count; day++)
            await SendAsync(Hours("a", day * 24, day * 24 + 24));
        await SendAsync(Hours("a", Count * 24, Count * 24 + 1));
        await SettlesAsync(Factor);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _limit.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_new_factor_reaches_every_day_up_to_the_factory()
    {
        await ConfigureAsync(0.6m);
        await SettlesAsync(0.6m);
        Assert.False((await DescribeAsync()).HistoryPending);
        Verify();
    }

    [Fact]
    public async Task A_node_that_ended_before_its_history_was_reckoned_reckons_it_when_it_is_back()
    {
        _journal.Fails = true;
        await ConfigureAsync(0.6m);
        Assert.True((await DescribeAsync()).HistoryPending);
        await StopAsync();
        _host = await StartAsync(new SqliteEntityJournal(File));
        await ConfigureAsync(0.6m);
        await SettlesAsync(0.6m);
        Assert.Single(Events("source-s").OfType<HistoryRestated>());
        Verify();
    }

    [Fact]
    public async Task Without_a_journal_to_read_older_days_keep_their_figures_and_say_that_they_are_pending()
    {
        await StopAsync();
        _host = await StartAsync(null);
        await ConfigureAsync(0.6m);
        var description = await DescribeAsync();
        Assert.True(description.HistoryPending);
        Assert.Equal((2, 1), (description.Account, description.HistoryAccount));
        Assert.Equal(Factor, FactorOf(0));
        Assert.Equal(0.6m, FactorOf(Count - 1));
        Verify();
    }

    [Fact]
    public async Task A_change_while_the_history_is_reckoned_wins()
    {
        _journal.Hold();
        await ConfigureAsync(0.6m);
        await ConfigureAsync(0.7m);
        _journal.Release();
        await SettlesAsync(0.7m);
        Assert.Equal(3, Assert.Single(Events("source-s").OfType<HistoryRestated>()).Account);
        Verify();
    }

    /// <summary>The factor with which a day stands in the source's journal.</summary>
    private decimal FactorOf(int day)
    {
        var tonnes = Settled("source-s")[Date(day)];
        return new[] { Factor, 0.6m }.Single(f => Days(Count, h => Tonnes(Value("a", h), f))[Date(day)] == tonnes);
    }

    private void Verify()
    {
        var found = new JournalVerification().Verify(File);
        Assert.Null(found.FirstBad);
        Assert.Equal(0, found.FiguresDifferent);
    }

    private async Task SettlesAsync(decimal factor)
    {
        var expected = Days(Count, h => Tonnes(Value("a", h), factor)).OrderBy(d => d.Key).ToList();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!Settled("factory-works").OrderBy(d => d.Key).SequenceEqual(expected))
            await pause.WaitForNextTickAsync(_limit.Token);
        Assert.Equal(expected, Settled("source-s").OrderBy(d => d.Key));
    }

    private Dictionary<int, decimal> Settled(string entity)
    {
        var days = new Dictionary<int, decimal>();
        foreach (var day in Events(entity).OfType<EmissionDaysSettled>().SelectMany(s => s.Days))
            days[day.Date] = day.Categories.Sum(c => c.Tonnes.ToDecimal());
        return days;
    }

    private List<IMessage> Events(string entity)
    {
        using var reader = new JournalReader(File);
        return [.. reader.Of(entity, 1, long.MaxValue).Select(e => e.Event)];
    }

    private EntityGateway Gateway => new(_host.Services.GetRequiredService<IReadOnlyActorRegistry>());

    private Task<IMessage> SendAsync(IMeterCommand command) => Gateway.SendAsync(command, _limit.Token);

    private async Task ConfigureAsync(decimal factor) =>
        Assert.IsType<Done>(await Gateway.SendAsync(new ConfigureSource { Source = Source("s", "a", ["a"], factor) }, _limit.Token));

    private async Task<SourceDescription> DescribeAsync() =>
        Assert.IsType<SourceDescription>(await Gateway.SendAsync(new DescribeSource { SourceId = "s" }, _limit.Token));

    private async Task<IHost> StartAsync(IEntityJournal? journal)
    {
        var time = new FakeTimeProvider(Day(400));
        var host = Host.CreateDefaultBuilder()
            .ConfigureServices(services => services.AddAkka("carbon", (akka, _) => new SqliteJournal(_folder)
                .Configure(akka.WithSingleNodeCluster(), time)
                .WithEntities(time, journal)))
            .Build();
        await host.StartAsync();
        return host;
    }

    private async Task StopAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>A journal that cannot be read, or not yet.</summary>
    private sealed class Blocked(IEntityJournal journal) : IEntityJournal
    {
        private readonly ManualResetEventSlim _open = new(true);

        public bool Fails { get; set; }

        public void Hold() => _open.Reset();

        public void Release() => _open.Set();

        public void Read(string persistenceId, long through, TakeEvent take)
        {
            _open.Wait();
            if (Fails)
                throw new IOException("the disk does not answer");
            journal.Read(persistenceId, through, take);
        }
    }
}

using Akka.Actor;
using Akka.Hosting;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Ledger;
using Carbon.Persistence;
using Carbon.Persistence.Sqlite;
using Carbon.Tests.Accounting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using static Carbon.Tests.Entities.TestPlant;

namespace Carbon.Tests.Entities;

/// <summary>Units hold 400 days; what changes an older one reaches their record all the same.</summary>
[Collection("entities")]
public sealed class OldUnitDaysTests : IAsyncLifetime
{
    private const int Count = 440, Each = 44;
    private readonly string _folder = Directory.CreateTempSubdirectory("carbon-old-days-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(120));
    private readonly SourceKit _feeds = new();
    private IHost _host = null!;

    private string File => new SqliteJournal(_folder).JournalFile;

    public async Task InitializeAsync()
    {
        _host = await StartAsync();
        await SourceAsync(1m);
        await ShareAsync("shop", 0.5m);
        await Gateway.SendAsync(new ConfigureFactory { Factory = Factory("works", ("boundary:shop", 1m)) }, _limit.Token);
        for (var day = 0; day < Count; day += Each)
            Sources.Tell(_feeds.Activity("a", day * 24, (day + Each) * 24, Quantity));
        await UnitsAsync(day => 0.5m * Tonnes(day, 1m));
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _limit.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Days_restated_before_those_that_units_hold_are_settled_again_by_every_unit_also_over_a_restart()
    {
        await SourceAsync(2m);
        await UnitsAsync(day => 0.5m * Tonnes(day, 2m));
        Verify();
        await StopAsync();
        _host = await StartAsync();
        await ShareAsync("shop", 0.25m);
        await UnitsAsync(day => 0.25m * Tonnes(day, 2m));
        Assert.Equal(2, Settled("boundary-shop")[Date(0)].Revision);
        Verify();
    }

    [Fact]
    public async Task A_unit_that_is_made_later_has_all_days_that_its_members_ever_settled()
    {
        await SourceAsync(2m);
        await ShareAsync("late", 0.5m);
        await DaysAsync("boundary-late", day => 0.5m * Tonnes(day, 2m));
        await Gateway.SendAsync(new ConfigureFactory { Factory = Factory("works", ("boundary:shop", 1m), ("boundary:late", 1m)) }, _limit.Token);
        await DaysAsync("factory-works", day => Tonnes(day, 2m));
        Verify();
    }

    private static decimal Quantity(int hour) => 1000m + hour % 7;

    private static decimal Tonnes(int day, decimal factor) => Enumerable.Range(day * 24, 24).Sum(h => TestPlant.Tonnes(Quantity(h), factor));

    private void Verify()
    {
        var found = new JournalVerification().Verify(File);
        Assert.True(found.FirstBad is null, found.FirstBad?.ToString());
        Assert.Equal(0, found.FiguresDifferent);
    }

    private async Task UnitsAsync(Func<int, decimal> tonnes)
    {
        await DaysAsync("boundary-shop", tonnes);
        await DaysAsync("factory-works", tonnes);
    }

    private async Task DaysAsync(string unit, Func<int, decimal> tonnes)
    {
        var expected = Enumerable.Range(0, Count).Select(d => (Date(d), tonnes(d))).ToList();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (!Figures(unit).SequenceEqual(expected))
                await pause.WaitForNextTickAsync(_limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Equal(expected, Figures(unit));
        }
    }

    private IEnumerable<(int, decimal)> Figures(string unit) => Settled(unit).OrderBy(d => d.Key).Select(d => (d.Key, d.Value.Categories.Sum(c => c.Tonnes.ToDecimal())));

    private Dictionary<int, EmissionDayRecord> Settled(string entity)
    {
        using var reader = new JournalReader(File);
        var days = new Dictionary<int, EmissionDayRecord>();
        foreach (var day in reader.Of(entity, 1, long.MaxValue).Select(e => e.Event).OfType<EmissionDaysSettled>().SelectMany(s => s.Days))
            days[day.Date] = day;
        return days;
    }

    private IActorRef Sources => _host.Services.GetRequiredService<IReadOnlyActorRegistry>().Get<EmissionSourceActor>();

    private EntityGateway Gateway => new(_host.Services.GetRequiredService<IReadOnlyActorRegistry>());

    private async Task SourceAsync(decimal factor) =>
        Assert.IsType<Done>(await Gateway.SendAsync(new ConfigureSource { Source = Source("s", "a", ["a"], factor) }, _limit.Token));

    private async Task ShareAsync(string unit, decimal share) =>
        Assert.IsType<Done>(await Gateway.SendAsync(new ConfigureBoundary { Boundary = Boundary(unit, ("source:s", share)), ByHand = true, Reason = "test" }, _limit.Token));

    private async Task<IHost> StartAsync()
    {
        var time = new FakeTimeProvider(Day(500));
        var host = Host.CreateDefaultBuilder()
            .ConfigureServices(services => services.AddAkka("carbon", (akka, _) => new SqliteJournal(_folder)
                .Configure(akka.WithSingleNodeCluster(), time)
                .WithEntities(time, new SqliteEntityJournal(File))))
            .Build();
        await host.StartAsync();
        return host;
    }

    private async Task StopAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

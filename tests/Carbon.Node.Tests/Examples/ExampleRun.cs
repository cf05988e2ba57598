using System.Globalization;
using Carbon.Accounting;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Metering;
using Carbon.Node.Configuration;
using Carbon.Node.Health;
using Carbon.Node.Hosting;
using Carbon.Portal.Entries;
using Carbon.Views;
using Carbon.Views.Figures;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Carbon.Node.Tests.Examples;

/// <summary>
/// An example plant through February 2026: registers that count on and roll over, monthly entries and laboratory values; and what its sources
/// came to by the node's own figures.
/// </summary>
internal sealed class ExampleRun : IAsyncDisposable
{
    private static readonly DateTimeOffset From = new(2026, 2, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset To = From.AddMonths(1);
    private readonly string _data = Directory.CreateTempSubdirectory("carbon-example-").FullName;
    private readonly WebApplication _app;
    private readonly NodeConfiguration _node;

    private ExampleRun(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "config");
        var library = AccountingLibrary.Load(folder);
        _node = ConfigurationFile.Read(Path.Combine(folder, "examples", name + ".json"), library);
        _app = NodeHost.Build(new NodeSettings
        {
            Configuration = _node with { Channels = [] },
            Library = library,
            DataFolder = _data,
            Port = 0,
            Time = new March(),
        });
    }

    /// <summary>Starts the plant of <c>config/examples/NAME.json</c>.</summary>
    public static async Task<ExampleRun> StartAsync(string name)
    {
        var run = new ExampleRun(name);
        await run._app.StartAsync();
        await run._app.Services.GetRequiredService<NodeReadiness>().Ready.WaitAsync(TimeSpan.FromSeconds(60));
        return run;
    }

    /// <summary>Quantity of a meter in the month, in its unit: what the register steps come to.</summary>
    public decimal Metered(string meter) => Steps(meter).Sum() * Point(meter).Step * Point(meter).Factor;

    /// <summary>Lets every register count through the month, beginning shortly before it rolls over.</summary>
    public async Task CountAsync()
    {
        foreach (var meter in _node.Meters)
        {
            var point = Point(meter.Id);
            var register = point.Modulus!.Value - (1000 * point.Step);
            var at = From;
            var readings = new PointReadings { Point = point.Id };
            readings.Readings.Add(MeteringRecords.Record(new Reading(at, at, register, Quality.Good, $"{meter.Id}-start")));
            foreach (var steps in Steps(meter.Id))
            {
                at += point.Every;
                register = (register + (steps * point.Step)) % point.Modulus.Value;
                readings.Readings.Add(MeteringRecords.Record(new Reading(at, at, register, Quality.Good, string.Create(CultureInfo.InvariantCulture, $"{meter.Id}-{at.ToUnixTimeSeconds()}"))));
            }
            var reply = Assert.IsType<ReadingsReply>(await Gateway.SendAsync(new RecordReadings { MeterId = meter.Id, ReceivedAt = at.ToUnixTimeMilliseconds(), Points = { readings } }, CancellationToken.None));
            Assert.Empty(reply.Rejected);
        }
    }

    /// <summary>Hands in the month's amount of an item, or two samples whose mean, weighted by their masses, is the value.</summary>
    public async Task EnterAsync(string item, decimal value)
    {
        if (_node.Items.Single(i => i.Id == item).Kind == Registry.ItemKind.Quantity)
        {
            await EnterAsync(item, new EntryInput($"{item}-1", new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28), value, Document: "invoice"));
            return;
        }
        await EnterAsync(item, new EntryInput($"{item}-1", new DateOnly(2026, 2, 3), new DateOnly(2026, 2, 3), value * 0.99m, Document: "report 1", Mass: 3m));
        await EnterAsync(item, new EntryInput($"{item}-2", new DateOnly(2026, 2, 17), new DateOnly(2026, 2, 17), value * 1.03m, Document: "report 2", Mass: 1m));
    }

    private async Task EnterAsync(string item, EntryInput input) =>
        Assert.Empty((await _app.Services.GetRequiredService<IEntryDesk>().MakeAsync(item, input, submit: true, "clerk", CancellationToken.None)).Problems);

    /// <summary>Waits until the month's figures by source are these, in tonnes; then until the plant's total is theirs.</summary>
    public async Task AmountsToAsync(params (string Source, decimal Tonnes)[] expected)
    {
        var plant = new FigureScope("plant", _node.Plant.Id);
        var queries = _app.Services.GetRequiredService<FigureQueries>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var wanted = expected.ToDictionary(e => e.Source, e => decimal.Round(e.Tonnes, 4));
        var found = new Dictionary<string, decimal>();
        while (true)
        {
            if (_app.Services.GetRequiredService<ProjectionState>().Position > 0)
                found = (queries.Emissions(plant, From, To, FigureStep.Month, FigureSplit.Source) ?? []).ToDictionary(f => f.Key[(f.Key.IndexOf(':', StringComparison.Ordinal) + 1)..], f => decimal.Round(f.Tonnes, 4));
            if (found.Count == wanted.Count && wanted.All(w => Math.Abs(found.GetValueOrDefault(w.Key) - w.Value) <= 0.001m))
                break;
            try
            {
                await pause.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Equal(wanted.OrderBy(w => w.Key), found.OrderBy(f => f.Key));
                Assert.Fail("the figures stay different from what was worked out");
            }
        }
        Assert.InRange(queries.Emissions(plant, From, To, FigureStep.Month, FigureSplit.Total)!.Single().Tonnes - expected.Sum(e => e.Tonnes), -0.01m, 0.01m);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_data, true);
    }

    private EntityGateway Gateway => _app.Services.GetRequiredService<EntityGateway>();

    private PointSection Point(string meter) => _node.Meters.Single(m => m.Id == meter).Points.Single();

    /// <summary>Steps of the register in each interval of the month: uneven, and always the same.</summary>
    private IEnumerable<int> Steps(string meter) =>
        Enumerable.Range(0, (int)((To - From) / Point(meter).Every)).Select(i => 20 + (((i * 7919) + (meter.Length * 104_729)) % 83));

    private sealed class March : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => To.AddHours(9);
    }
}

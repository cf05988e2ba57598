using System.Diagnostics;
using Carbon.Benchmarks.Plant;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Ledger;
using Carbon.Node.Health;
using Carbon.Node.Hosting;
using Carbon.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Carbon.Benchmarks.Readings;

/// <summary>P1: readings a second that a whole terminal accepts durably, through meter, source and boundary, with its views following.</summary>
internal static class ReadingSpeed
{
    private const int Meters = 1000;
    private const int BatchSize = 60;
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _measured = TimeSpan.FromSeconds(30);

    /// <summary>Measures the terminal between two runs of plain inserts, and verifies what it stored.</summary>
    public static async Task RunAsync(Report report)
    {
        var before = PlainInserts.Measure();
        using var folder = new TemporaryFolder();
        var (accepted, visible) = await TerminalAsync(folder);
        var plain = (before + PlainInserts.Measure()) / 2;
        const string reference = "plain INSERT of the same rows, 500 a commit";
        report.Add("P1 readings/s accepted durably", accepted, "readings/s", reference, plain);
        report.Add("P1 readings/s until visible in the views", visible, "readings/s", reference, plain);
        var verification = new JournalVerification().Verify(new SqliteJournal(folder.Path).JournalFile);
        report.Add("P1 figures different after recomputation", verification.FiguresDifferent + (verification.FirstBad is null ? 0 : 1), FormattableString.Invariant($"of {verification.FiguresChecked} figures"));
        if (verification.FirstBad is { } bad)
            await Console.Error.WriteLineAsync($"  {bad}");
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"  {verification.Events} events; journal {folder.Bytes("journal") >> 20} MB, snapshots {folder.Bytes("snapshots") >> 20} MB, views {folder.Bytes("views") >> 20} MB"));
    }

    private static async Task<(double Accepted, double Visible)> TerminalAsync(TemporaryFolder folder)
    {
        await using var app = NodeHost.Build(new NodeSettings
        {
            Configuration = BenchPlant.Of(Meters, _every),
            Library = BenchPlant.Library(),
            DataFolder = folder.Path,
            Port = 0,
        });
        await app.StartAsync();
        await app.Services.GetRequiredService<NodeReadiness>().Ready;
        var load = new Load(app.Services.GetRequiredService<EntityGateway>(), Meters, BatchSize, _every);
        using var ending = new CancellationTokenSource();
        var running = load.RunAsync(ending.Token);
        await Task.Delay(_warmUp);
        var (count, watch) = (load.Accepted, Stopwatch.StartNew());
        await Task.Delay(_measured);
        var accepted = (load.Accepted - count) / watch.Elapsed.TotalSeconds;
        await ending.CancelAsync();
        await running;
        count = load.Accepted - count;
        await ViewsAsync(app, folder);
        var visible = count / watch.Elapsed.TotalSeconds;
        await app.StopAsync();
        return (accepted, visible);
    }

    private static async Task ViewsAsync(WebApplication app, TemporaryFolder folder)
    {
        var state = app.Services.GetRequiredService<ProjectionState>();
        using var reader = new JournalReader(new SqliteJournal(folder.Path).JournalFile);
        while (state.Position < reader.Highest())
            await Task.Delay(20);
    }
}

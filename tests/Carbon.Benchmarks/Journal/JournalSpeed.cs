using System.Diagnostics;
using Akka.Actor;
using Akka.Hosting;
using Carbon.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Carbon.Benchmarks.Journal;

/// <summary>P2: journal events a second, 500 actors with one 16-byte event each in flight, on our SQLite journal and on PostgreSQL 15.</summary>
internal static class JournalSpeed
{
    private const string Metric = "P2 journal events/s on SQLite";
    private const int Actors = 500;
    private const int Rounds = 3;
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _measured = TimeSpan.FromSeconds(6);

    /// <summary>Measures both in turn and takes the medians.</summary>
    public static async Task RunAsync(Report report)
    {
        using var server = PostgresServer.Start(out var reason);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            using var folder = new TemporaryFolder();
            ours.Add(await MeasureAsync(akka => new SqliteJournal(folder.Path).Configure(akka, TimeProvider.System)));
            if (server is not null)
                theirs.Add(await MeasureAsync(server.Configure));
        }
        if (server is null)
            report.Skip($"{Metric} to PostgreSQL 15", "events/s", reason!);
        else
            report.Add(Metric, Median(ours), "events/s", "the same on PostgreSQL 15", Median(theirs));
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"  SQLite {string.Join(", ", ours.Select(v => v.ToString("0")))}; PostgreSQL {string.Join(", ", theirs.Select(v => v.ToString("0")))}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<double> MeasureAsync(Func<AkkaConfigurationBuilder, AkkaConfigurationBuilder> journal)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services.AddAkka("journal", (akka, _) => journal(akka.ConfigureLoggers(l => l.ClearLoggers()).AddHocon("akka.loglevel = OFF\nakka.stdout-loglevel = OFF", HoconAddMode.Prepend)));
        using var host = builder.Build();
        await host.StartAsync();
        var system = host.Services.GetRequiredService<ActorSystem>();
        var count = new Count();
        for (var i = 0; i < Actors; i++)
            system.ActorOf(Props.Create(() => new Writer(i, count))).Tell(Writer.Go);
        await Task.Delay(_warmUp);
        var (before, watch) = (count.Value, Stopwatch.StartNew());
        await Task.Delay(_measured);
        var rate = (count.Value - before) / watch.Elapsed.TotalSeconds;
        await host.StopAsync();
        return rate;
    }
}

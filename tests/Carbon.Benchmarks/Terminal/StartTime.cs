using System.Diagnostics;
using Carbon.Benchmarks.Plant;
using Carbon.Persistence;
using Microsoft.Data.Sqlite;

namespace Carbon.Benchmarks.Terminal;

/// <summary>P5: from the start of the program until a reading of every meter is durable, with history and without.</summary>
internal static class StartTime
{
    private const int Meters = 1000;

    /// <summary>Longer than what a meter keeps open (40 days); what is older lies in the journal and is not touched by a start.</summary>
    private const int Days = 41;

    private static readonly TimeSpan _every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    /// <summary>Kills the terminal after each start, so that every start has to replay.</summary>
    public static async Task RunAsync(Report report)
    {
        await using var meters = new SimulatedMeters(Meters, _every);
        using var empty = new TemporaryFolder();
        using var second = new TemporaryFolder();
        var without = Math.Min(await StartAsync(empty, meters), await StartAsync(second, meters));
        using var folder = new TemporaryFolder();
        var watch = Stopwatch.StartNew();
        await History.WriteAsync(folder.File("data"), Meters, Days);
        var preparation = watch.Elapsed.TotalSeconds;
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"  journal {new FileInfo(folder.File("data/journal.db")).Length >> 20} MB, snapshots {new FileInfo(folder.File("data/snapshots.db")).Length >> 20} MB"));
        var first = await StartAsync(folder, meters);
        var with = Math.Min(await StartAsync(folder, meters), await StartAsync(folder, meters));
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"  empty {without:0.0} s; {Days} days behind each meter, made in {preparation:0} s: after a change of configuration {first:0.0} s, then {with:0.0} s"));
        report.Add(FormattableString.Invariant($"P5 start with {Days} days of minutes behind 1,000 meters, until every meter collects"), with, "s", "start with an empty journal", without);
    }

    private static async Task<double> StartAsync(TemporaryFolder folder, SimulatedMeters meters)
    {
        var journal = new SqliteJournal(folder.File("data")).JournalFile;
        var before = File.Exists(journal) ? Scalar(journal, "SELECT max(ordering) FROM journal") : 0;
        var watch = Stopwatch.StartNew();
        using var terminal = TerminalProcess.Start(folder, BenchPlant.Of(Meters, _every, meters.Ports));
        while (!File.Exists(journal) || await CollectedAsync(journal, before) < Meters)
        {
            if (watch.Elapsed > _patience)
                throw new TimeoutException($"After {_patience} only {await CollectedAsync(journal, before)} of {Meters} meters collect.");
            await Task.Delay(50);
        }
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<long> CollectedAsync(string journal, long before)
    {
        try
        {
            return Scalar(journal, FormattableString.Invariant($"SELECT count(DISTINCT persistence_id) FROM journal WHERE ordering > {before} AND manifest = 'mr1'"));
        }
        catch (SqliteException)
        {
            // The file is just being made.
            await Task.Delay(50);
            return 0;
        }
    }

    private static long Scalar(string journal, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={journal};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}

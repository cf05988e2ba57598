using System.Diagnostics;
using Carbon.Accounting.Sources;
using Carbon.Benchmarks.Plant;
using Carbon.Contracts;
using Carbon.Node.Configuration;
using Carbon.Persistence;
using Carbon.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Carbon.Benchmarks.Core;

/// <summary>P7: a year of hourly activity data of a thousand sources restated with another factor, against reading the same rows with a plain query.</summary>
internal static class RestatingSpeed
{
    private const int Sources = 1000;
    private const int Days = 365;
    private const int Cores = 2;

    /// <summary>Writes the journal, then measures both ways over it in turn.</summary>
    public static Task RunAsync(Report report)
    {
        using var folder = new TemporaryFolder();
        var file = new SqliteJournal(folder.Path).JournalFile;
        var records = Records();
        Write(file, records);
        var (plain, ours, whole) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round < 2; round++)
        {
            plain = Math.Min(plain, Measure(() => Each(s => ReadPlainly(file, records[s].Id))));
            whole = Math.Min(whole, Measure(() => Read(file, "SELECT message FROM journal ORDER BY ordering", "")));
            ours = Math.Min(ours, Measure(() => Each(s => Restate(file, records[s]))));
        }
        report.Add(
            FormattableString.Invariant($"P7 s to restate a year of {Sources} sources, {Sources * Days * 24 / 1e6:0.00} million hours, two cores"), ours, "s",
            "the same rows read source by source with a plain query, two cores", plain);
        report.Add("P7 the same against one query over the whole table in the order of writing, one core", ours, "s", "SELECT message ... ORDER BY ordering", whole);
        return Task.CompletedTask;
    }

    private static SourceRecord[] Records()
    {
        var node = BenchPlant.Of(Sources, TimeSpan.FromHours(1));
        var library = BenchPlant.Library();
        return [.. node.Sources.Select(s => BindingSections.Bind(s, node, library))];
    }

    private static double Measure(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Each(Action<int> work) => Parallel.For(0, Sources, new ParallelOptions { MaxDegreeOfParallelism = Cores }, work);

    private static void ReadPlainly(string file, string source) =>
        Read(file, "SELECT message FROM journal WHERE persistence_id = $id ORDER BY sequence_number", $"source-{source}");

    private static void Read(string file, string sql, string id)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        var bytes = 0L;
        while (reader.Read())
            bytes += ((byte[])reader.GetValue(0)).Length;
        if (bytes == 0)
            throw new InvalidOperationException($"The journal has nothing of {id}.");
    }

    /// <summary>Everything of the source is read, and every day reckoned with another factor and made into its record.</summary>
    private static void Restate(string file, SourceRecord record)
    {
        var history = new SourceHistory();
        new SqliteEntityJournal(file).Read($"source-{record.Id}", long.MaxValue, recorded =>
        {
            history.Take(recorded);
            return true;
        });
        var changed = record.Clone();
        changed.Constants[0].Value = DecimalValue.From(changed.Constants[0].Value.ToDecimal() + 0.01m);
        history.Take(new SourceConfigured { Source = changed, Version = 2, Account = 2 });
        if (history.Restated(DateOnly.MaxValue) is { Count: not Days } days)
            throw new InvalidOperationException($"{days.Count} days of {record.Id} are restated, not {Days}.");
    }

    /// <summary>The journal as the running sources write it: hour by hour over all of them, days behind their last hour.</summary>
    private static void Write(string file, SourceRecord[] records)
    {
        using var insert = new BulkInsert(file);
        var states = records.Select(r => EmissionSource.Unknown.Apply(new SourceConfigured { Source = r, Version = 1, Account = 1 })).ToArray();
        for (var source = 0; source < Sources; source++)
            insert.Add($"source-{records[source].Id}", new SourceConfigured { Source = records[source], Version = 1, Account = 1 });
        for (var hour = 0; hour < Days * 24; hour++)
        {
            for (var source = 0; source < Sources; source++)
            {
                var start = Registers.Start.AddHours(hour).ToUnixTimeMilliseconds();
                var feed = new FeedActivity
                {
                    Meter = BenchPlant.Meter(source),
                    Point = "energy",
                    Feed = hour + 1,
                    Previous = hour,
                    SettledThrough = start + LocalHours.Hour,
                    Intervals = { new IntervalRecord { Start = start, Quantity = DecimalValue.From((hour * 7919 + source * 104_729) % 100_000 / 100m), Readings = 60 } },
                };
                var decision = SourceDecisions.Decide(states[source], feed, Registers.Start)!;
                states[source] = decision.After;
                foreach (var @event in decision.Events)
                    insert.Add($"source-{records[source].Id}", @event);
            }
        }
    }
}

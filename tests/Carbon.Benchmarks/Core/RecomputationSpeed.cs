using System.Diagnostics;
using Carbon.Accounting.Sources;
using Carbon.Benchmarks.Plant;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Node.Configuration;

namespace Carbon.Benchmarks.Core;

/// <summary>P13: raw readings a second made into increments, hours, settled days and emissions anew, on two cores.</summary>
internal static class RecomputationSpeed
{
    private const int Meters = 300;
    private const int Days = 10;
    private const int Cores = 2;
    private const double MyEms = 142_000;
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(1);

    /// <summary>Recomputes from the recorded events, an hour of readings each, as <c>carbon verify</c> does.</summary>
    public static Task RunAsync(Report report)
    {
        var node = BenchPlant.Of(Meters, _every);
        var library = BenchPlant.Library();
        var events = Enumerable.Range(0, Meters).Select(Recorded).ToArray();
        var sources = node.Sources.Select(s => new SourceConfigured { Source = BindingSections.Bind(s, node, library), Version = 1 }).ToArray();
        Recompute(node, sources, events, Meters / 4);
        var best = 0d;
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            Recompute(node, sources, events, Meters);
            best = Math.Max(best, (double)Meters * Days * 1440 / watch.Elapsed.TotalSeconds);
        }
        report.Add("P13 readings/s recomputed into increments, settlement and emissions, two cores", best, "readings/s", "MyEMS 6.7 normalisation, measured before", MyEms);
        return Task.CompletedTask;
    }

    private static ReadingsRecorded[] Recorded(int meter)
    {
        var events = new ReadingsRecorded[Days * 24];
        for (var hour = 0; hour < events.Length; hour++)
        {
            var batch = Registers.Batch(meter, hour * 60L, 60, _every);
            events[hour] = new ReadingsRecorded { ReceivedAt = batch.ReceivedAt, Points = { batch.Points } };
        }
        return events;
    }

    private static void Recompute(NodeConfiguration node, SourceConfigured[] sources, ReadingsRecorded[][] events, int meters) =>
        Parallel.For(0, meters, new ParallelOptions { MaxDegreeOfParallelism = Cores }, number =>
        {
            var meter = MeterFold.Take(Meter.Unknown, new MeterConfigured { Meter = PlantRecords.Meter(node.Meters[number], node) }).After;
            var source = EmissionSource.Unknown.Apply(sources[number]);
            foreach (var recorded in events[number])
            {
                (meter, var follow) = MeterFold.Take(meter, recorded);
                foreach (var consequence in follow)
                {
                    meter = meter.Apply(consequence);
                    if (consequence is IntervalsSettled settled)
                        source = Feed(source, number, settled);
                }
            }
            if (source.Days.Count < Days - 1)
                throw new InvalidOperationException($"{source.Days.Count} days of {Days} are settled.");
        });

    private static EmissionSource Feed(EmissionSource source, int meter, IntervalsSettled settled)
    {
        var feed = new FeedActivity
        {
            SourceId = source.Configuration!.Id,
            Meter = BenchPlant.Meter(meter),
            Point = settled.Point,
            Feed = settled.Feed,
            Previous = settled.Feed - 1,
            SettledThrough = settled.SettledThrough,
            Intervals = { settled.Intervals },
        };
        return SourceDecisions.Decide(source, feed, Registers.Start)!.After;
    }
}

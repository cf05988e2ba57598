using System.Diagnostics;
using Carbon.Benchmarks;
using Carbon.Benchmarks.Core;
using Carbon.Benchmarks.Journal;
using Carbon.Benchmarks.Modbus;
using Carbon.Benchmarks.Readings;
using Carbon.Benchmarks.Terminal;

var benchmarks = new (string Name, Func<Report, Task> Run)[]
{
    ("P11", CounterCases.RunAsync),
    ("P8", FormulaSpeed.RunAsync),
    ("P13", RecomputationSpeed.RunAsync),
    ("P7", RestatingSpeed.RunAsync),
    ("P2", JournalSpeed.RunAsync),
    ("P1", ReadingSpeed.RunAsync),
    ("P5", StartTime.RunAsync),
    ("P3", RequestRate.RunAsync),
    ("P4", PollingCost.EverySecondAsync),
    ("P12", PollingCost.HundredRegistersAsync),
    ("P14", PollingCost.EveryMinuteAsync),
};

var output = args.SkipWhile(a => a != "--output").Skip(1).FirstOrDefault();
var names = args.Where(a => a is not "--output" && a != output).ToArray();
if (names.Except(benchmarks.Select(b => b.Name), StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'; there are {string.Join(", ", benchmarks.Select(b => b.Name))}.");
    return 2;
}
var report = new Report();
foreach (var (name, run) in benchmarks.Where(b => names.Length == 0 || names.Contains(b.Name, StringComparer.OrdinalIgnoreCase)))
{
    var watch = Stopwatch.StartNew();
    await run(report);
    await Console.Error.WriteLineAsync(FormattableString.Invariant($"{name} took {watch.Elapsed.TotalSeconds:0} s"));
    GC.Collect();
}
if (output is not null)
    report.Write(output);
return 0;

using System.Diagnostics;
using Carbon.Benchmarks.Plant;
using Carbon.Ledger;
using Carbon.Persistence;

namespace Carbon.Benchmarks.Terminal;

/// <summary>P4, P12 and P14: processor time and memory of a terminal that polls 1,000 Modbus TCP meters, a connection each, and stores and accounts what it reads.</summary>
internal static class PollingCost
{
    private const int Meters = 1000;
    private const string NodeRed = "Node-RED 4.1 with contrib-modbus, storing nothing, measured before";
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan _measured = TimeSpan.FromSeconds(60);

    /// <summary>P4.</summary>
    public static Task EverySecondAsync(Report report) => MeasureAsync(report, "P4", TimeSpan.FromSeconds(1));

    /// <summary>P14.</summary>
    public static Task EveryMinuteAsync(Report report) => MeasureAsync(report, "P14", TimeSpan.FromMinutes(1));

    /// <summary>P12: all fifty numbers of a hundred registers, one a counter that is accounted.</summary>
    public static Task HundredRegistersAsync(Report report) => MeasureAsync(report, "P12", TimeSpan.FromSeconds(1), further: 49);

    private static async Task MeasureAsync(Report report, string target, TimeSpan every, int further = 0)
    {
        using var folder = new TemporaryFolder();
        await using var meters = new SimulatedMeters(Meters, every, further);
        var pace = every < TimeSpan.FromMinutes(1) ? "every second" : "every minute";
        using (var terminal = TerminalProcess.Start(folder, BenchPlant.Of(Meters, every, meters.Ports, further)))
        {
            await Task.Delay(_warmUp);
            meters.Forget();
            var (used, watch) = (terminal.Used, Stopwatch.StartNew());
            await Task.Delay(_measured);
            var (cores, seconds) = ((terminal.Used - used).TotalSeconds / watch.Elapsed.TotalSeconds, watch.Elapsed.TotalSeconds);
            if (further == 0)
            {
                report.Add($"{target} cores for 1,000 Modbus TCP meters polled {pace}, stored and accounted", cores, "cores");
                report.Add($"{target} memory of it", terminal.Megabytes, "MB");
            }
            else
            {
                report.Add($"{target} cores for 1,000 Modbus TCP sessions of {2 + 2 * further} registers polled {pace}, all {1 + further} numbers stored, the counters accounted", cores, "cores", NodeRed, 0.35);
                report.Add($"{target} memory of it", terminal.Megabytes, "MB", NodeRed, 302);
            }
            report.Add($"{target} requests answered of those due", meters.Reads, "requests", "meters x seconds / interval", Meters * seconds / every.TotalSeconds);
        }
        var verification = new JournalVerification().Verify(new SqliteJournal(folder.File("data")).JournalFile);
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"  {verification.Events} events, {verification.FiguresDifferent} of {verification.FiguresChecked} figures different, first bad {verification.FirstBad}"));
    }
}

using System.Diagnostics;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace Carbon.Node.Tests.Acquisition.Hj212;

/// <summary>Against a logger that is not ours, and against the simulated one.</summary>
public sealed class Hj212PeerTests
{
    private const string Python = "/usr/bin/python3";
    private readonly RecordingSink _sink = new();

    [SkippableFact]
    public async Task An_independent_logger_is_heard_acknowledged_and_asked_for_what_it_lost()
    {
        Skip.IfNot(File.Exists(Python), "python3 is not installed");
        var options = Sample.Channel(Sample.FreePort());
        options = options with
        {
            BackFetch = new() { LookBack = TimeSpan.FromHours(6), Slice = 3, LateAfter = TimeSpan.Zero },
            Meters = [options.Meters[0] with { Mn = "81733553216103", Points = [.. options.Meters[0].Points, new() { PointId = "flow-now", Factor = "a00000", Data = Hj212Kind.RealTime }], Co2 = Sample.Co2 }],
        };
        await using var collecting = await new Collecting(TimeProvider.System, _sink, options).StartAsync();
        var script = Path.Combine(AppContext.BaseDirectory, "Acquisition", "Hj212", "peers", "hj212-logger.py");
        using (await LoggerClient.ConnectAsync(options.Port))
        {
            // The channel listens.
        }
        using var peer = Process.Start(new ProcessStartInfo(Python, [script, $"{options.Port}", "81733553216103", "secret"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (peer.StandardOutput.ReadToEndAsync(), peer.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await peer.WaitForExitAsync(limit.Token);
        Assert.True(peer.ExitCode == 0, await error);
        await _sink.UntilAsync("six hours of CO2 were recorded", all => all.SelectMany(m => m.Readings).Where(r => r.PointId == "co2-mass").DistinctBy(r => r.MeasuredAt).Count() == 6);
        var mass = _sink.Of("stack").Where(r => r.PointId == "co2-mass").OrderBy(r => r.MeasuredAt).ToList();
        Assert.Equal(Enumerable.Range(0, 6).Select(i => decimal.Round((235m + i) * 86.3m * 3.6m, 6)), mass.Select(r => r.Value!.Value));
        Assert.Equal(6, mass.Count);
        Assert.Null(_sink.Of("stack").Single(r => r.PointId == "flow-now").Value);
        Assert.Contains("asked", await output);
    }

    [Fact]
    public async Task The_simulated_logger_reports_by_the_clock_and_sends_what_it_kept_when_the_terminal_comes_back()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2024, 7, 1, 0, 59, 30, TimeSpan.Zero));
        using var clock = new PollClock(time);
        var port = Sample.FreePort();
        var channel = Sample.Channel(port);
        channel = channel with { Meters = [channel.Meters[0] with { Co2 = Sample.Co2 }] };
        using var stopping = new CancellationTokenSource();
        var logger = new Hj212LoggerSimulator(new() { Host = "127.0.0.1", Port = port, Meter = channel.Meters[0] }, new NoRegisters(), time, clock).RunAsync(stopping.Token);
        Advance(time, 65);
        await using var collecting = await new Collecting(time, _sink, channel).StartAsync();
        using (await LoggerClient.ConnectAsync(port))
        {
            // The channel listens.
        }
        Advance(time, 70);
        await _sink.UntilAsync("three hours were recorded", all => all.SelectMany(m => m.Readings).Where(r => r.PointId == "co2-mass").DistinctBy(r => r.MeasuredAt).Count() >= 3);
        var hours = _sink.Of("stack").Where(r => r.PointId == "co2-mass").Select(r => r.MeasuredAt.UtcDateTime.Hour).Distinct().Order();
        Assert.Equal([1, 2, 3], hours.Take(3));
        await stopping.CancelAsync();
        await logger;
    }

    private static void Advance(FakeTimeProvider time, int minutes)
    {
        for (var i = 0; i < minutes; i++)
            time.Advance(TimeSpan.FromMinutes(1));
    }

    private sealed class NoRegisters : IRegisterSource
    {
        public decimal? Read(string meterId, string pointId, DateTimeOffset at) => null;
    }
}

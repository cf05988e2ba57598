using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.OnDemand;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels.Testing;

/// <summary>Searches for addresses: one a line at a time, kept for an hour.</summary>
internal sealed class ScanDesk(LineAccesses accesses, TimeProvider time) : IDisposable
{
    private const int MostAtOnce = 8;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<string, ScanRun> _runs = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Begins a search; null with what is wrong.</summary>
    public async Task<LineScan?> StartAsync(LineScanRequest request, JsonObject channel, List<OptionProblem> problems, CancellationToken cancellation)
    {
        Check(request, problems);
        var known = ScanRun.Known(channel);
        if (problems.Count > 0 || ScanPlan.Of(request, channel, accesses, problems) is not var (options, search))
            return null;
        Forget();
        var (access, _) = await accesses.OpenAsync(options, cancellation);
        var running = _runs.Values.Where(r => r.IsRunning).ToList();
        if (running.Count >= MostAtOnce || running.Any(r => r.Line == access.Name))
        {
            access.Dispose();
            problems.Add(new("$.channel", running.Count >= MostAtOnce ? $"{running.Count} searches are running; wait for one to end" : $"{access.Name} is being searched already; wait, or end that search"));
            return null;
        }
        var id = Guid.NewGuid().ToString("n");
        var run = new ScanRun(id, request.Channel, access, search, ChannelFrames.Of(options), known, time.GetUtcNow());
        _runs[id] = run;
        _ = Task.Run(() => run.RunAsync(request.Timeout ?? (options.Timeout < UsualTimeout ? options.Timeout : UsualTimeout), request.Longest, _stopping.Token), CancellationToken.None);
        return run.Snapshot();
    }

    /// <summary>A search; null where there is none.</summary>
    public LineScan? Scan(string id) => _runs.GetValueOrDefault(id)?.Snapshot();

    /// <summary>Ends a search; false where there is none.</summary>
    public bool Cancel(string id)
    {
        if (!_runs.TryGetValue(id, out var run))
            return false;
        run.Cancel();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private static void Check(LineScanRequest request, List<OptionProblem> problems)
    {
        if (request.From is < 0 or > 255 || request.To < request.From || request.To > 255)
            problems.Add(new("$.from", "units run from 0 to 255 (1 to 247 on a serial line), and from is not more than to"));
        if (request.Register is < 0 or > 65535)
            problems.Add(new("$.register", "registers run from 0 to 65535"));
        if (request.Timeout < TimeSpan.FromMilliseconds(20) || request.Timeout > TimeSpan.FromSeconds(5))
            problems.Add(new("$.timeout", "must be between 20ms and 5s"));
        if (request.Longest < TimeSpan.FromSeconds(1) || request.Longest > TimeSpan.FromMinutes(30))
            problems.Add(new("$.longest", "must be between 1s and 30m"));
    }

    private void Forget()
    {
        foreach (var (id, run) in _runs)
            if (!run.IsRunning && time.GetUtcNow() - run.StartedAt > Kept && _runs.TryRemove(id, out _))
                run.Dispose();
    }
}

using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OnDemand;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels.Testing;

/// <summary>Questions to lines besides their schedule.</summary>
internal sealed class LineTesting(LinesUnderTest lines, LineAccesses accesses, ScanDesk scans, TimeProvider time) : ILineTesting
{
    /// <inheritdoc/>
    public async Task<LineOutcome<MeterTest>> ReadAsync(MeterTestRequest request, CancellationToken cancellation)
    {
        var problems = new List<OptionProblem>();
        if (await lines.MeterAsync(request, problems, cancellation) is not { } line)
            return Refused<MeterTest>(problems);
        var (access, meters) = await accesses.OpenAsync(line.Options, cancellation);
        using (access)
            return new(true, [], await MeterReading.OfAsync(line, access, meters[0], time, cancellation));
    }

    /// <inheritdoc/>
    public async Task<LineOutcome<LineScan>> StartScanAsync(LineScanRequest request, CancellationToken cancellation)
    {
        var problems = new List<OptionProblem>();
        if (await lines.ChannelAsync(request.Channel, request.Options, problems, cancellation) is not { } channel || problems.Count > 0)
            return Refused<LineScan>(problems);
        var scan = await scans.StartAsync(request, channel, problems, cancellation);
        return scan is null ? Refused<LineScan>(problems) : new(true, [], scan);
    }

    /// <inheritdoc/>
    public LineScan? Scan(string id) => scans.Scan(id);

    /// <inheritdoc/>
    public bool CancelScan(string id) => scans.Cancel(id);

    private static LineOutcome<T> Refused<T>(List<OptionProblem> problems)
        where T : class =>
        new(problems.Count > 0, [.. problems.Select(p => new ChannelProblem(p.Path, p.Message))], null);
}

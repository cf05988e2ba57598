using System.Collections.Immutable;
using Carbon.Portal.Acquisition;

namespace Carbon.Portal.Tests.Preview;

/// <summary>What goes over the lines of the preview, what is overdue, and what a test read or a search says.</summary>
internal sealed class PreviewLines(TimeProvider time) : ILineFrames, ILineTesting, IArrivalWatch, ICommunicationState
{
    private const string Meaning = """{"unit": 1, "function_code": 3, "registers": [4660, 22136]}""";

    public List<MeterTestRequest> Tests { get; } = [];

    public List<LineScanRequest> Scans { get; } = [];

    public string? Fault { get; set; }

    public TimeSpan Tolerance => TimeSpan.FromMinutes(15);

    private IReadOnlyList<LineFrame> Last =>
    [
        new(time.GetUtcNow().AddSeconds(-5), true, "00 01 00 00 00 06 01 03 00 00 00 02", null, "Modbus TCP", true, Meaning),
        new(time.GetUtcNow().AddSeconds(-5), false, "00 01 00 00 00 07 01 03 04 12 34 56 78", null, "Modbus TCP", true, Meaning),
        new(time.GetUtcNow().AddSeconds(-2), true, "00 02 00 00 00 06 01 03 00 00 00 02", "silence", "Modbus TCP", true, Meaning),
    ];

    public Task<IReadOnlyList<MeterFrame>?> OfChannelAsync(string channel, bool explain, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<MeterFrame>?>([.. Last.Select(f => new MeterFrame("mill-2", f))]);

    public Task<IReadOnlyList<LineFrame>?> OfMeterAsync(string meter, bool explain, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LineFrame>?>(Last);

    public LineTrace? StartTrace(string channel, TimeSpan time, string by) => null;

    public LineTrace? Trace(string channel) => null;

    public bool EndTrace(string channel) => false;

    public Task<byte[]?> DownloadTraceAsync(string channel, CancellationToken cancellation) => Task.FromResult<byte[]?>(null);

    public IReadOnlyList<PointArrival> Points() => [new("office", "energy", "bus", TimeSpan.FromMinutes(15), time.GetUtcNow().AddHours(-4), time.GetUtcNow().AddHours(-3), 12)];

    public IReadOnlyList<MeterCommunication> Meters() =>
        [new("mill-2", "bus", time.GetUtcNow().AddSeconds(-5), "no answer within 1 s", time.GetUtcNow().AddSeconds(-2), 200, 3, 1, 0, 0, 0, null) { Response = (TimeSpan.FromMilliseconds(18), TimeSpan.FromMilliseconds(44)) }];

    public MeterCommunication? Meter(string meter) => Meters().FirstOrDefault(m => m.Meter == meter);

    public Task<LineOutcome<MeterTest>> ReadAsync(MeterTestRequest request, CancellationToken cancellation)
    {
        Tests.Add(request);
        return Task.FromResult(new LineOutcome<MeterTest>(true, [], new MeterTest(
            request.Meter, time.GetUtcNow(), "10.0.3.17:502", Fault, TimeSpan.FromMilliseconds(21),
            [new("energy", Fault is null ? 12.5m : null, 600m, "kWh", Fault is null ? "good" : null, Fault)], [.. Last])));
    }

    public Task<LineOutcome<LineScan>> StartScanAsync(LineScanRequest request, CancellationToken cancellation)
    {
        Scans.Add(request);
        return Task.FromResult(new LineOutcome<LineScan>(true, [], Scan("1")));
    }

    public LineScan? Scan(string id) => new(id, "bus", LineScanState.Complete, time.GetUtcNow(), 32, 32, [new("7", "answers", null), new("1", "answers", "mill-2")], [], null, []);

    public bool CancelScan(string id) => true;
}

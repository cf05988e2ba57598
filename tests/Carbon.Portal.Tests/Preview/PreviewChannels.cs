using Carbon.Portal.Acquisition;
using Carbon.Portal.Sources;

namespace Carbon.Portal.Tests.Preview;

/// <summary>Channels of the preview; says what a test has it say, and keeps what it was given.</summary>
internal sealed class PreviewChannels(TimeProvider time) : IAcquisitionEditing
{
    private const string Bus = """
        {"id": "bus", "protocol": "modbus-tcp", "host": "10.0.3.17", "port": 502, "timeout": "1s", "meters": [
          {"meterId": "mill-2", "unit": 1, "points": [{"pointId": "energy", "register": 0, "order": "CDAB", "scale": 0.01, "every": "15m"}]},
          {"meterId": "office", "unit": 2, "points": []}]}
        """;

    private const string Broker = """{"id": "broker", "protocol": "mqtt", "host": "10.0.3.18", "password": "********", "tls": true, "meters": []}""";
    private const string Mill = """{"id": "mill-2", "nameZh": "二号轧机", "nameEn": "Mill 2", "medium": "electricity", "points": [{"id": "energy", "kind": "counter", "unit": "kWh", "factor": 600, "every": "15m"}]}""";

    public ChannelOutcome Answer { get; set; } = new(true, [], null);

    public TableOutcome Table { get; set; } = new(2, 1, 1, true, []);

    public List<(ChannelDraft Draft, ChangeNote Note)> Set { get; } = [];

    public List<(MeterDraft Draft, ChangeNote Note)> Meters { get; } = [];

    public List<(string Channel, ChannelCopy Copy)> Copies { get; } = [];

    public List<(string What, int Version, ChangeNote Note)> Removed { get; } = [];

    public List<bool> Imports { get; } = [];

    public Task<IReadOnlyList<ChannelView>> ChannelsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ChannelView>>(
    [
        View("bus", "modbus-tcp", Bus, true, null), View("broker", "mqtt", Broker, false, null),
        View("line-3", "modbus-tcp", """{"id": "line-3", "protocol": "modbus-tcp", "host": "10.0.3.19", "port": 502, "meters": [{"meterId": "gas-1", "unit": 1, "points": []}]}""", false, "10.0.3.19:502 refuses the connection; check that the gateway is on"),
    ]);

    public async Task<ChannelView?> ChannelAsync(string channel, CancellationToken cancellation) => (await ChannelsAsync(cancellation)).FirstOrDefault(c => c.Id == channel);

    public Task<IReadOnlyList<ChannelMeterView>?> MetersAsync(string channel, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ChannelMeterView>?>(
        channel == "bus"
            ? [new("mill-2", "bus", 4, Mill, """{"meterId": "mill-2", "unit": 1, "points": [{"pointId": "energy", "register": 0, "order": "CDAB", "scale": 0.01, "every": "15m"}]}""", null)]
            : []);

    public Task<ChannelOutcome> SetAsync(ChannelDraft draft, ChangeNote note, CancellationToken cancellation) => Kept(Set, (draft, note));

    public Task<ChannelOutcome> CheckAsync(ChannelDraft draft, CancellationToken cancellation) => Task.FromResult(Answer);

    public Task<ChannelOutcome> RemoveAsync(string channel, int version, ChangeNote note, CancellationToken cancellation) => Kept(Removed, (channel, version, note));

    public Task<ChannelOutcome> CopyAsync(string channel, ChannelCopy copy, ChangeNote note, CancellationToken cancellation) => Kept(Copies, (channel, copy));

    public Task<ChannelOutcome> SetMeterAsync(MeterDraft draft, ChangeNote note, CancellationToken cancellation) => Kept(Meters, (draft, note));

    public Task<ChannelOutcome> CheckMeterAsync(MeterDraft draft, CancellationToken cancellation) => Task.FromResult(Answer);

    public Task<ChannelOutcome> RemoveMeterAsync(string channel, string meter, int version, ChangeNote note, CancellationToken cancellation) => Kept(Removed, (meter, version, note));

    public IReadOnlyList<ChannelHistoryEntry> History(string channel) => [new(4, time.GetUtcNow().AddDays(-1), "keeper", "the gateway has a new address", false, "{}", [])];

    public Task<byte[]> ExportAsync(bool xlsx, CancellationToken cancellation) => Task.FromResult("channel,protocol\n"u8.ToArray());

    public Task<TableOutcome> ImportAsync(byte[] table, bool checkOnly, ChangeNote note, CancellationToken cancellation)
    {
        Imports.Add(checkOnly);
        return Task.FromResult(Table with { CheckOnly = checkOnly });
    }

    private Task<ChannelOutcome> Kept<T>(List<T> list, T item)
    {
        list.Add(item);
        return Task.FromResult(Answer);
    }

    private ChannelView View(string id, string protocol, string options, bool connected, string? fault) =>
        new(id, protocol, 4, options, false, time.GetUtcNow().AddDays(-1), "keeper", "first", [], connected, fault);
}

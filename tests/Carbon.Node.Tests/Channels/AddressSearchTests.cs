using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.DlT645;
using Carbon.Node.Simulation;
using Carbon.Node.Tests.Node;

namespace Carbon.Node.Tests.Channels;

/// <summary>Lines that no channel has yet, searched for the addresses of their meters.</summary>
public sealed class AddressSearchTests : IAsyncLifetime
{
    private readonly TestNode _node = new(SmallPlant.Pushed());
    private HttpClient _keeper = null!;

    public async Task InitializeAsync()
    {
        await _node.StartAsync();
        _keeper = _node.Client(await _node.TokenAsync("administrator"));
    }

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task Meters_that_answer_the_wildcard_at_once_are_told_apart_by_the_ends_of_their_addresses()
    {
        string[] addresses = ["000000120007", "000000131107", "000000120042"];
        await using var line = new TcpSimulator(IPAddress.Loopback, 0, new Crowd(addresses));
        var scan = await ScanAsync("dlt645-over-tcp", line.Port, 60);
        Assert.Equal("complete", scan.GetProperty("state").GetString());
        Assert.Equal(addresses.Order(), scan.GetProperty("found").EnumerateArray().Select(f => f.GetProperty("address").GetString()).Order());
        Assert.All(scan.GetProperty("found").EnumerateArray(), f => Assert.Equal("edition2007", f.GetProperty("detail").GetString()));
        Assert.Contains("end with 07", string.Join(' ', scan.GetProperty("notes").EnumerateArray()));
    }

    [Fact]
    public async Task The_only_meter_on_a_line_tells_its_address()
    {
        await using var electricity = new TcpSimulator(IPAddress.Loopback, 0, new Crowd(["000000120007"]));
        var scan = await ScanAsync("dlt645-over-tcp", electricity.Port, 10);
        Assert.Equal("000000120007", Assert.Single(scan.GetProperty("found").EnumerateArray()).GetProperty("address").GetString());
        Assert.Equal(2, scan.GetProperty("asked").GetInt32());

        await using var water = new TcpSimulator(IPAddress.Loopback, 0, new WaterMeter("00330011223344"));
        scan = await ScanAsync("cjt188-over-tcp", water.Port, 10);
        var found = Assert.Single(scan.GetProperty("found").EnumerateArray());
        Assert.Equal(("00330011223344", "meterType 10"), (found.GetProperty("address").GetString(), found.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Every_simulated_meter_of_a_line_is_found()
    {
        string[] addresses = ["000000120007", "000000131107", "000000120042", "000000120043"];
        var line = new DlT645SimulatorOptions { Meters = [.. addresses.Select((a, i) => Electricity(a, i == 3 ? DlT645Edition.Edition1997 : DlT645Edition.Edition2007))] };
        await using var meters = Simulators.Start(line, new FixedRegisters(), TimeProvider.System);
        var scan = await ScanAsync("dlt645-over-tcp", meters.Port, 60);
        Assert.Equal("complete", scan.GetProperty("state").GetString());
        Assert.Equal(
            ["000000120007 edition2007", "000000120042 edition2007", "000000120043 edition1997", "000000131107 edition2007"],
            scan.GetProperty("found").EnumerateArray().Select(f => $"{f.GetProperty("address")} {f.GetProperty("detail")}").Order());
    }

    [Fact]
    public async Task Simulated_heat_meters_tell_their_addresses_where_they_stand_alone_and_collide_where_not()
    {
        CjT188MeterOptions Meter(string address, string type) => new() { MeterId = address, Address = address, MeterType = type, Points = [] };
        await using var alone = Simulators.Start(new CjT188SimulatorOptions { Meters = [Meter("00330011223344", "10"), Meter("00330011223355", "20")] }, new FixedRegisters(), TimeProvider.System);
        var scan = await ScanAsync("cjt188-over-tcp", alone.Port, 10);
        Assert.Equal(["00330011223344", "00330011223355"], scan.GetProperty("found").EnumerateArray().Select(f => f.GetProperty("address").GetString()).Order());

        await using var crowd = Simulators.Start(new CjT188SimulatorOptions { Meters = [Meter("00330011223344", "10"), Meter("00330011223355", "10")] }, new FixedRegisters(), TimeProvider.System);
        scan = await ScanAsync("cjt188-over-tcp", crowd.Port, 10);
        Assert.Empty(scan.GetProperty("found").EnumerateArray());
        Assert.Contains("several meters answer at once", string.Join(' ', scan.GetProperty("notes").EnumerateArray()));
    }

    private static DlT645MeterOptions Electricity(string address, DlT645Edition edition) => new()
    {
        MeterId = address,
        Address = address,
        Edition = edition,
        Points = [new DlT645PointOptions { PointId = "energy", Di = edition == DlT645Edition.Edition2007 ? "00010000" : "9010" }],
    };

    private sealed class FixedRegisters : IRegisterSource
    {
        public decimal? Read(string meterId, string pointId, DateTimeOffset at) => 1234.56m;
    }

    private async Task<JsonElement> ScanAsync(string protocol, int port, int seconds)
    {
        using var started = await _keeper.PostAsync("/api/v1/channels/scan", new StringContent(
            $$"""{"options": {"protocol": "{{protocol}}", "host": "127.0.0.1", "port": {{port}}}, "timeout": "120ms"}""", Encoding.UTF8, "application/json"));
        Assert.True(started.StatusCode == HttpStatusCode.Accepted, await started.Content.ReadAsStringAsync());
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        return await TestNode.UntilAsync(_keeper, $"/api/v1/channels/scans/{id}", s => s.GetProperty("state").GetString() != "running", seconds);
    }

    /// <summary>DL/T 645 meters that all answer when the address fits; answers at the same time are mixed up.</summary>
    private sealed class Crowd(string[] addresses) : IFrameResponder
    {
        public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
        {
            if (DlT645Frame.Find(received) is not [var range, ..] || !DlT645Frame.TryParse(received[range], out var request, out _))
                return (0, 0);
            var consumed = range.GetOffsetAndLength(received.Length) is var (start, size) ? start + size : 0;
            if (request.Control is not (0x11 or 0x13))
                return (consumed, 0);
            var answers = addresses.Where(a => a.Zip(request.Address).All(d => d.Item2 is 'A' || d.Item1 == d.Item2))
                .Select(a => DlT645Frame.Build(a, (byte)(request.Control | 0x80), request.Control == 0x13 ? [.. Convert.FromHexString(a).Reverse()] : [0x00, 0x00, 0x01, 0x00, 1, 0, 0, 0])).ToList();
            if (answers.Count == 0)
                return (consumed, 0);
            var sum = answers[0];
            foreach (var other in answers.Skip(1))
                for (var i = 0; i < sum.Length; i++)
                    sum[i] &= other[i];
            if (answers.Count > 1)
                sum[^2] ^= 0xFF;
            sum.CopyTo(reply);
            return (consumed, sum.Length);
        }
    }

    /// <summary>A water meter that takes the identifier high byte first only.</summary>
    private sealed class WaterMeter(string address) : IFrameResponder
    {
        public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
        {
            if (CjT188Frame.Find(received) is not [var range, ..] || !CjT188Frame.TryParse(received[range], out var request, out _))
                return (0, 0);
            var consumed = range.GetOffsetAndLength(received.Length) is var (start, size) ? start + size : 0;
            if (request.MeterType >> 4 != 1 || request.Data is not [0x81, 0x0A, var serial])
                return (consumed, 0);
            var answer = CjT188Frame.Build(0x10, address, 0x83, [0x81, 0x0A, serial]);
            answer.CopyTo(reply);
            return (consumed, answer.Length);
        }
    }
}

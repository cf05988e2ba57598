using Carbon.Metering;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Files;
using Carbon.Node.Acquisition.Http;
using Carbon.Node.Acquisition.Mqtt;
using Carbon.Node.Acquisition.Mqtt.Sparkplug;
using Carbon.Node.Demonstration;
using Carbon.Node.Simulation;
using Carbon.Node.Tests.Acquisition;

namespace Carbon.Node.Tests.Simulation;

/// <summary>What the demonstration and <c>carbon simulate</c> put behind channels that push or answer over the web.</summary>
public sealed class SimulatedChannelsTests
{
    private readonly RecordingSink _sink = new();

    [Fact]
    public async Task An_asked_system_an_edge_node_and_a_gateway_at_one_broker_are_collected_from_and_the_rest_is_named()
    {
        ChannelOptions[] configured = [Asked(), Edge(), Gateway(), Files()];
        await using var meters = await DemonstrationMeters.StartAsync(configured, new Shown(), TimeProvider.System, new Dictionary<string, int>());
        Assert.Equal([new UnsimulatedChannel("folder", "files", "it has no simulator")], meters.Unsimulated);
        Assert.Equal("Not simulated, left as configured: folder (files: it has no simulator)", UnsimulatedChannel.Line(meters.Unsimulated));
        Assert.Same(configured[3], meters.Channels[3]);
        Assert.Equal(meters.Ports["edge"], meters.Ports["gateway"]);

        await using var collecting = await new Collecting(TimeProvider.System, _sink, new Counters(), [.. meters.Channels.Take(2)]).StartAsync();
        await _sink.UntilAsync("the asked system answered", all => all.Any(r => r.MeterId == "hall") && all.Any(r => r.MeterId == "main"));
        await _sink.UntilAsync("the edge node told its births", all => all.Any(r => r.MeterId == "press") && all.Any(r => r.MeterId == "gate"));
        Assert.All(_sink.Recorded.SelectMany(r => r.Readings), r => Assert.Equal((1234.5m, Quality.Good), (r.Value, r.Quality)));
    }

    [Theory]
    [InlineData("""{"plant":{"hall":[null,{"v":12345}]},"at":1788912000}""", null, "$.plant.hall[1].v", "$.at")]
    [InlineData("""{"data":{"rows":[{"v":12345,"tag":"a","t":1788912000}]}}""", "$.data.rows", "$.v", "$.t")]
    public void Answers_have_the_registers_where_the_paths_lead(string expected, string? records, string value, string time)
    {
        var options = Asked() with
        {
            Meters = [new() { MeterId = "hall", Points = [new() { PointId = "energy", Records = records, Value = value, Time = time, TimeForm = HttpTimeForm.UnixSeconds, Scale = 0.1m, Key = records is null ? null : "$.tag", KeyIs = records is null ? null : "a" }] }],
        };
        Assert.Equal(expected, new SimulatedAnswer(options, new Shown()).At(DateTimeOffset.FromUnixTimeSeconds(1_788_912_000)));
    }

    private static HttpPollOptions Asked() => new()
    {
        Id = "asked",
        Url = "https://energy.plant.example/readings?last=1h",
        Token = "file:/nowhere/token",
        Every = TimeSpan.FromSeconds(1),
        Meters =
        [
            new() { MeterId = "hall", Points = [new() { PointId = "energy", Records = "$.data", Key = "$.tag", KeyIs = "a", Value = "$.v", Time = "$.t", Id = "$.id", Quality = "$.q" }] },
            new() { MeterId = "main", Points = [new() { PointId = "energy", Records = "$.data", Key = "$.tag", KeyIs = "b", Value = "$.v", Time = "$.t", Id = "$.id", Quality = "$.q", Scale = 0.5m, Offset = 1m }] },
        ],
    };

    private static SparkplugOptions Edge() => new()
    {
        Id = "edge",
        Host = "broker.plant.example",
        ClientId = "edge",
        Tls = true,
        Port = 8883,
        RebirthAtMostEvery = TimeSpan.FromSeconds(1),
        Meters =
        [
            new() { MeterId = "press", Points = [new() { PointId = "energy", Group = "works", Node = "n1", Device = "press", Metric = "energy/total" }] },
            new() { MeterId = "gate", Points = [new() { PointId = "energy", Group = "works", Node = "n1", Metric = "total", Scale = 0.001m }] },
        ],
    };

    private static MqttOptions Gateway() => new()
    {
        Id = "gateway",
        Host = "broker.plant.example",
        ClientId = "gateway",
        Port = 8883,
        Meters = [new() { MeterId = "g", Points = [new() { PointId = "energy", Topic = "g/data" }] }],
    };

    private static FilesOptions Files() => new() { Id = "folder", Folder = "/nowhere", Time = "time", Meters = [] };

    private sealed class Shown : IRegisterSource
    {
        public decimal? Read(string meterId, string pointId, DateTimeOffset at) => 1234.5m;
    }

    private sealed class Counters : IPointKinds
    {
        public PointKind? Of(string meterId, string pointId) => PointKind.Counter;
    }
}

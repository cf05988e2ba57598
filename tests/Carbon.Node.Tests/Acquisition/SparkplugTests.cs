using System.Globalization;
using System.Net;
using Carbon.Metering;
using Carbon.Node.Acquisition.Mqtt.Sparkplug;
using Carbon.Node.Simulation;
using FsCheck.Xunit;
using MQTTnet;

namespace Carbon.Node.Tests.Acquisition;

public sealed class SparkplugTests
{
    private const ulong Noon = 1_788_955_200_000;
    private readonly RecordingSink sink = new();

    [Property]
    public void What_is_written_is_read_again(ulong? timestamp, byte sequence, string? name, ulong? alias, bool historical, bool isNull, ushort? quality, uint whole, ulong wide, double real, byte kind)
    {
        object? value = (kind % 5) switch { 0 => whole, 1 => wide, 2 => (float)real, 3 => real, _ => null };
        var metric = new SparkplugMetric(string.Concat((name ?? "").Where(c => !char.IsSurrogate(c))), alias, timestamp, (SparkplugType)(kind % 15), historical, isNull, quality, value);
        var payload = new SparkplugPayload(timestamp, sequence, [metric, metric with { Value = "text", Alias = 7 }, metric with { Value = true }]);
        Assert.True(SparkplugReader.TryRead(SparkplugWriter.Write(payload), out var read, out var error), error);
        Assert.Equal((payload.Timestamp, payload.Sequence), (read.Timestamp, read.Sequence));
        Assert.Equal(payload.Metrics, read.Metrics);
    }

    [Fact]
    public void Bytes_written_by_hand_from_the_definition_are_read()
    {
        // timestamp 1000; metric name "a", alias 3, datatype 3, int_value 0xFFFFFFFE, a field nobody knows; seq 5.
        byte[] bytes = [0x08, 0xE8, 0x07, 0x12, 0x10, 0x0A, 0x01, 0x61, 0x10, 0x03, 0x20, 0x03, 0x50, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 0xD8, 0x07, 0x01, 0x18, 0x05];
        Assert.True(SparkplugReader.TryRead(bytes, out var read, out var error), error);
        Assert.Equal((1000UL, 5UL), (read.Timestamp, read.Sequence));
        var metric = Assert.Single(read.Metrics);
        Assert.Equal(("a", 3UL, -2m), (metric.Name, metric.Alias, SparkplugValue.Number(metric.Value, metric.Type)));
    }

    [Theory]
    [InlineData(0xFFu, SparkplugType.Int8, "-1")]
    [InlineData(0xFFFFFFFFu, SparkplugType.Int8, "-1")]
    [InlineData(0xFFFFu, SparkplugType.Int16, "-1")]
    [InlineData(0xFFFFFFFFu, SparkplugType.UInt32, "4294967295")]
    [InlineData(1u, SparkplugType.DateTime, null)]
    public void Whole_numbers_are_read_by_their_type(uint bits, SparkplugType type, string? expected) =>
        Assert.Equal(expected, SparkplugValue.Number(bits, type)?.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void Binary_numbers_keep_their_shortest_digits_and_what_is_no_number_is_none()
    {
        Assert.Equal(0.1m, SparkplugValue.Number(0.1f, SparkplugType.Float));
        Assert.Null(SparkplugValue.Number(double.NaN, SparkplugType.Double));
        Assert.Null(SparkplugValue.Number(1e300, SparkplugType.Double));
    }

    [Fact]
    public void Damaged_payloads_do_no_harm()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("CARBON_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 50_000;
        var sound = SparkplugWriter.Write(new(Noon, 3, [Energy(2.5), new("b", 9, Noon, SparkplugType.Int64, true, false, 192, 7UL), new("c", null, null, SparkplugType.String, false, true, null, "text")]));
        var random = new Random(20260103);
        for (var i = 0; i < count; i++)
        {
            var bytes = i % 3 == 0 ? sound[..random.Next(sound.Length)] : [.. sound, .. sound[..random.Next(sound.Length)]];
            for (var n = random.Next(8); n > 0 && bytes.Length > 0; n--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (SparkplugReader.TryRead(bytes, out var payload, out var error))
                foreach (var metric in payload.Metrics)
                    SparkplugValue.Number(metric.Value, metric.Type);
            else
                Assert.NotEqual("", error);
        }
    }

    [Fact]
    public async Task Metrics_become_readings_by_name_and_by_number_and_a_gap_in_the_count_asks_for_the_birth_again()
    {
        await using var broker = await MqttBrokerSimulator.StartAsync(IPAddress.Loopback, 0);
        var rebirths = System.Threading.Channels.Channel.CreateUnbounded<string>();
        using var node = new MqttClientFactory().CreateMqttClient();
        node.ApplicationMessageReceivedAsync += async m =>
        {
            Assert.True(SparkplugReader.TryRead(System.Buffers.BuffersExtensions.ToArray(m.ApplicationMessage.Payload), out var request, out _));
            await rebirths.Writer.WriteAsync(request.Metrics[0].Name);
        };
        await node.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).Build());
        await node.SubscribeAsync("spBv1.0/plant/NCMD/edge");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var collecting = await new Collecting(TimeProvider.System, sink, new Kinds(PointKind.Counter), Options(broker.Port)).StartAsync();
        Assert.Equal(SparkplugPayload.Rebirth, await rebirths.Reader.ReadAsync(limit.Token));

        await SendAsync("NBIRTH/edge", 0, new SparkplugMetric("bdSeq", null, Noon, SparkplugType.Int64, false, false, null, 4UL));
        await SendAsync("DBIRTH/edge/press", 1, Energy(100));
        await SendAsync("DDATA/edge/press", 2, ByNumber(101.5, Noon + 1000));
        await SendAsync("DDATA/edge/press", 3, ByNumber(null, Noon + 2000) with { IsNull = true });
        await SendAsync("DDATA/edge/press", 4, ByNumber(99, Noon - 1000) with { IsHistorical = true });
        await sink.UntilAsync("all were recorded", "m", 4);
        Assert.Equal([(Noon, 100m, Quality.Good), (Noon + 1000, 101.5m, Quality.Good), (Noon + 2000, null, Quality.Bad), (Noon - 1000, 99m, Quality.Good)],
            sink.Of("m").Select(r => ((ulong)r.MeasuredAt.ToUnixTimeMilliseconds(), r.Value, r.Quality)));

        await SendAsync("DDATA/edge/press", 6, ByNumber(777, Noon + 3000));
        Assert.Equal(SparkplugPayload.Rebirth, await rebirths.Reader.ReadAsync(limit.Token));
        await SendAsync("NBIRTH/edge", 0, new SparkplugMetric("bdSeq", null, Noon, SparkplugType.Int64, false, false, null, 5UL));
        await SendAsync("DBIRTH/edge/press", 1, Energy(103) with { Alias = 8, Timestamp = Noon + 4000 });
        await sink.UntilAsync("the new birth was recorded", "m", 5);
        Assert.DoesNotContain(sink.Of("m"), r => r.Value == 777m);

        Task SendAsync(string topic, ulong sequence, SparkplugMetric metric) =>
            node.PublishBinaryAsync("spBv1.0/plant/" + topic, SparkplugWriter.Write(new(Noon, sequence, [metric])), cancellationToken: limit.Token);
    }

    [Theory]
    [InlineData(SparkplugBirthValues.ByKind, PointKind.Counter, true)]
    [InlineData(SparkplugBirthValues.ByKind, PointKind.Gauge, true)]
    [InlineData(SparkplugBirthValues.ByKind, PointKind.Interval, false)]
    [InlineData(SparkplugBirthValues.ByKind, PointKind.Manual, false)]
    [InlineData(SparkplugBirthValues.ByKind, null, false)]
    [InlineData(SparkplugBirthValues.Always, PointKind.Interval, true)]
    [InlineData(SparkplugBirthValues.Never, PointKind.Counter, false)]
    public async Task What_a_rebirth_tells_again_counts_only_where_it_cannot_count_twice(SparkplugBirthValues fromBirth, PointKind? kind, bool counts)
    {
        await using var broker = await MqttBrokerSimulator.StartAsync(IPAddress.Loopback, 0);
        using var node = new MqttClientFactory().CreateMqttClient();
        var asked = new TaskCompletionSource();
        node.ApplicationMessageReceivedAsync += _ =>
        {
            asked.TrySetResult();
            return Task.CompletedTask;
        };
        await node.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).Build());
        await node.SubscribeAsync("spBv1.0/plant/NCMD/edge");
        var options = Options(broker.Port);
        await using var collecting = await new Collecting(TimeProvider.System, sink, new Kinds(kind), options with
        {
            Meters = [new() { MeterId = "m", Points = [options.Meters[0].Points[0] with { FromBirth = fromBirth }] }],
        }).StartAsync();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        for (ulong life = 1; life <= 2; life++)
        {
            await SendAsync("NBIRTH/edge", 0, new SparkplugMetric("bdSeq", null, Noon, SparkplugType.Int64, false, false, null, life));
            await SendAsync("DBIRTH/edge/press", 1, Energy(5) with { Timestamp = Noon + life * 1000 });
        }
        await SendAsync("DDATA/edge/press", 2, ByNumber(6, Noon + 9000));
        await sink.UntilAsync("the value after the births was recorded", all => all.Any(r => r.Readings.Any(p => p.Value == 6m)));
        Assert.Equal(counts ? [5m, 5m, 6m] : [6m], sink.Of("m").Select(r => r.Value!.Value));

        Task SendAsync(string topic, ulong sequence, SparkplugMetric metric) =>
            node.PublishBinaryAsync("spBv1.0/plant/" + topic, SparkplugWriter.Write(new(Noon, sequence, [metric])), MQTTnet.Protocol.MqttQualityOfServiceLevel.AtLeastOnce);
    }

    private sealed class Kinds(PointKind? kind) : Carbon.Node.Acquisition.IPointKinds
    {
        public PointKind? Of(string meterId, string pointId) => kind;
    }

    private static SparkplugMetric Energy(double value) => new("energy/total", 7, Noon, SparkplugType.Double, false, false, null, value);

    private static SparkplugMetric ByNumber(double? value, ulong at) => new("", 7, at, SparkplugType.Unknown, false, false, null, value);

    private static SparkplugOptions Options(int port) => new()
    {
        Id = "broker",
        Host = "127.0.0.1",
        Port = port,
        ClientId = "terminal-1",
        RebirthAtMostEvery = TimeSpan.FromSeconds(1),
        Meters = [new() { MeterId = "m", Points = [new() { PointId = "p", Group = "plant", Node = "edge", Device = "press", Metric = "energy/total" }] }],
    };
}

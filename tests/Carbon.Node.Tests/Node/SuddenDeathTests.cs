using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MQTTnet;
using MQTTnet.Protocol;

namespace Carbon.Node.Tests.Node;

/// <summary>kill -9 under load: nothing acknowledged is lost, nothing counts twice. CARBON_KILLS says how often; 20 where nothing is said.</summary>
public sealed class SuddenDeathTests
{
    private const int Days = 38;
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("CARBON_KILLS") ?? "20", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Readings_acknowledged_before_a_kill_count_exactly_once()
    {
        using var broker = MosquittoBroker.IsInstalled ? new MosquittoBroker() : null;
        await using var node = new TestNode(broker is null ? SmallPlant.Pushed() : WithBroker(broker.Port));
        var token = await node.TokenAsync("operator");
        var pushed = new[] { new MeterSeries("hall", counter: false, 1, Days), new MeterSeries("main", counter: true, 2, Days) };
        var published = broker is null ? [] : new[] { new MeterSeries("kiln", counter: false, 3, Days), new MeterSeries("mill", counter: true, 4, Days) };

        await node.StartAsync();
        // A broker keeps messages for whom it has seen, so it has to have seen the terminal once.
        if (broker is not null)
            await TestNode.UntilAsync(node.Client(token), "/api/v1/channels", c => c.EnumerateArray().Any(x => x.GetProperty("connected").GetBoolean()));
        var address = node.Process.Address;
        using var enough = new CancellationTokenSource();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var mqtt = new MqttClientFactory().CreateMqttClient();
        if (broker is not null)
            await mqtt.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).WithClientId("independent").Build());
        var load = Task.WhenAll([
            .. pushed.Select(s => LoadAsync(s, (m, r) => PushAsync(http, () => address, m, r), enough.Token)),
            .. published.Select(s => LoadAsync(s, (m, r) => PublishAsync(mqtt, m, r), enough.Token)),
        ]);
        var random = new Random();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(100, 2500));
            await node.Process.KillAsync();
            await node.StartAsync();
            address = node.Process.Address;
        }
        await enough.CancelAsync();
        await load;

        var viewer = node.Client(token);
        foreach (var series in pushed.Concat(published))
        {
            Assert.True(series.Acknowledged > 24 * 60, $"{series.Meter}: only {series.Acknowledged} readings in {Kills} lives");
            await SameAsync(viewer, $"/api/v1/meters/{series.Meter}/readings?step=day", a => a.GetProperty("points")[0].GetProperty("values"), "time", series.Days());
            await SameAsync(viewer, $"/api/v1/emissions?scope=source:power-{series.Meter}&step=day", a => a.GetProperty("figures"), "from", series.Tonnes());
        }
        var whole = pushed.Concat(published).Select(s => (s.Tonnes(), Share: s.Meter == "hall" ? 0.5m : 1m)).ToList();
        var shortest = whole.Min(s => s.Item1.Keys.Max());
        await SameAsync(
            viewer,
            "/api/v1/emissions?scope=plant:works&step=day",
            a => a.GetProperty("figures"),
            "from",
            whole[0].Item1.Keys.Where(d => d <= shortest).ToDictionary(d => d, d => whole.Sum(s => s.Share * s.Item1[d])));

        Assert.Equal(0, (await node.Process.TerminateAsync()).Exit);
        var verified = await NodeProcess.RunAsync("verify", "--data", node.Data);
        Assert.True(verified.Exit == 0, verified.Output + verified.Error);
    }

    private static string WithBroker(int port) => SmallPlant.Pushed(
        channels: $$"""
            {"id": "broker", "protocol": "mqtt", "host": "127.0.0.1", "port": {{port}}, "clientId": "terminal", "reconnectAtMost": "1s", "meters": [
              {"meterId": "kiln", "points": [{"pointId": "energy", "topic": "kiln", "time": "$.t", "id": "$.i"}]},
              {"meterId": "mill", "points": [{"pointId": "energy", "topic": "mill", "time": "$.t", "id": "$.i"}]}
            ]}
            """,
        moreMeters: """
            ,
            {"id": "kiln", "nameZh": "窑", "nameEn": "kiln", "medium": "electricity", "points": [
              {"id": "energy", "kind": "interval", "unit": "kWh", "every": "1m", "label": "start", "fill": "none"}]},
            {"id": "mill", "nameZh": "轧机", "nameEn": "mill", "medium": "electricity", "points": [
              {"id": "energy", "kind": "counter", "unit": "kWh", "every": "1m", "modulus": 10000, "fill": "none"}]}
            """,
        moreSources: $", {SmallPlant.Source("power-kiln", "kiln")}, {SmallPlant.Source("power-mill", "mill")}");

    /// <summary>Sends on and on, each set again until it is acknowledged; in the end up to the next midnight.</summary>
    private static async Task LoadAsync(MeterSeries series, Func<string, IReadOnlyList<Sent>, Task<bool>> send, CancellationToken enough)
    {
        var random = new Random();
        while (!enough.IsCancellationRequested && series.HasMore)
            await UntilAcknowledgedAsync(series, series.Next(random.Next(1, 12)), send);
        await UntilAcknowledgedAsync(series, series.ToMidnight(), send);
    }

    private static async Task UntilAcknowledgedAsync(MeterSeries series, IReadOnlyList<Sent> readings, Func<string, IReadOnlyList<Sent>, Task<bool>> send)
    {
        while (!await send(series.Meter, readings))
            await Task.Delay(50);
        series.Count(readings);
        await Task.Delay(40);
    }

    private static async Task<bool> PushAsync(HttpClient http, Func<Uri> address, string meter, IReadOnlyList<Sent> readings)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(
                new Uri(address(), "/api/v1/readings"),
                new { device = meter, readings = readings.Select(r => new { point = "energy", time = r.Time, value = r.Value, id = r.Id }) });
            if (!answer.IsSuccessStatusCode)
                return false;
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(0, body.GetProperty("rejected").GetArrayLength());
            Assert.Equal(readings.Count, body.GetProperty("accepted").GetInt32() + body.GetProperty("duplicates").GetInt32());
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return false;
        }
    }

    private static async Task<bool> PublishAsync(IMqttClient mqtt, string meter, IReadOnlyList<Sent> readings)
    {
        foreach (var reading in readings)
        {
            var published = await mqtt.PublishAsync(new MqttApplicationMessageBuilder()
                .WithTopic(meter)
                .WithPayload(JsonSerializer.Serialize(new { t = reading.Time, value = reading.Value, i = reading.Id }))
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                .Build());
            Assert.True(published.IsSuccess, published.ReasonString);
        }
        return true;
    }

    private static async Task SameAsync(
        HttpClient client, string path, Func<JsonElement, JsonElement> list, string time, Dictionary<DateOnly, decimal> expected)
    {
        var from = expected.Keys.Min().ToDateTime(TimeOnly.MinValue);
        var span = FormattableString.Invariant($"{path}&from={from:yyyy-MM-dd}&to={expected.Keys.Max().AddDays(1).ToDateTime(TimeOnly.MinValue):yyyy-MM-dd}");
        Dictionary<DateOnly, decimal> Found(JsonElement answer) => list(answer).EnumerateArray().ToDictionary(
            f => DateOnly.FromDateTime(f.GetProperty(time).GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).DateTime),
            f => decimal.Parse(f.GetProperty("value").GetString()!, CultureInfo.InvariantCulture));
        bool Same(JsonElement answer) => Found(answer).OrderBy(f => f.Key).SequenceEqual(expected.OrderBy(f => f.Key));

        var answer = await TestNode.UntilAsync(client, span, Same, 60);

        Assert.Equal(expected.OrderBy(f => f.Key), Found(answer).OrderBy(f => f.Key));
    }
}

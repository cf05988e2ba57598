using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Modbus;
using Carbon.Node.Simulation;
using Carbon.Node.Tests.Acquisition;
using Carbon.Node.Tests.Node;

namespace Carbon.Node.Tests.Channels;

/// <summary>Questions to a running line besides its schedule, and what goes over it.</summary>
public sealed class LineTestApiTests : IAsyncLifetime
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private readonly Registers _registers = new();
    private readonly TcpSimulator _gateway;
    private readonly TestNode _node;
    private HttpClient _keeper = null!;

    public LineTestApiTests()
    {
        var meters = new[] { 1, 2, 9 }.Select(unit => new ModbusMeterOptions { MeterId = $"m{unit}", Unit = unit, Points = [new() { PointId = "energy", Register = 0, Type = ModbusType.UInt32, Order = WordOrder.Abcd }] }).ToList();
        foreach (var meter in meters)
            _registers[meter.MeterId, "energy"] = 1000m * meter.Unit;
        _gateway = new TcpSimulator(IPAddress.Loopback, 0, new ModbusRtuResponder(new ModbusDevices(meters, _registers, TimeProvider.System)));
        _node = new TestNode(SmallPlant.Pushed(every: "1s", channels: $$"""
            {"id": "line", "protocol": "modbus-rtu-over-tcp", "host": "127.0.0.1", "port": {{_gateway.Port}}, "timeout": "200ms", "gather": "0s",
             "meters": [{"meterId": "main", "unit": 1, "points": [{"pointId": "energy", "register": 0, "type": "uInt32", "order": "ABCD", "every": "500ms"}]}]}
            """).Replace("\"role\": \"terminal\",", "\"role\": \"terminal\", \"arrivalTolerance\": \"2s\",", StringComparison.Ordinal));
    }

    public async Task InitializeAsync()
    {
        await _node.StartAsync();
        _keeper = _node.Client(await _node.TokenAsync("administrator"));
        await TestNode.UntilAsync(_keeper, "/api/v1/meters/main", m => m.GetProperty("points")[0].TryGetProperty("value", out var value) && value.GetString() == "1000", 20);
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task A_meter_is_read_on_demand_with_its_frames_explained()
    {
        var saved = await ReadAsync("channels/line", """{"meter": "main"}""");
        Assert.Equal(("1000", "kWh", "good"), Point(saved));
        var frames = saved["frames"]!.AsArray();
        Assert.Equal(["sent", "received"], frames.Select(f => f!["direction"]!.ToString()));
        Assert.All(frames, f => Assert.Equal(("Modbus RTU", "true", "3"), (f!["protocol"]!.ToString(), f["accept"]!.ToString(), f["meaning"]!["function_code"]!.ToString())));

        var unsaved = await ReadAsync("channels/line", $$"""{"meter": "second", "place": {{Place(2)}}}""");
        Assert.Equal(("2000", "", "good"), Point(unsaved));

        var silent = await ReadAsync("channels/line", $$"""{"meter": "third", "place": {{Place(3)}}}""");
        Assert.Equal("no answer within 200 ms", silent["fault"]!.ToString());
        Assert.Equal("silence", silent["frames"]![0]!["problem"]!.ToString());
        Assert.Null(silent["points"]![0]!["value"]);
    }

    [Fact]
    public async Task A_channel_that_is_not_saved_is_opened_for_the_question_even_where_a_running_one_holds_its_line()
    {
        var options = $$"""{"protocol": "modbus-rtu-over-tcp", "host": "127.0.0.1", "port": {{_gateway.Port}}, "timeout": "400ms"}""";
        Assert.Equal(("9000", "", "good"), Point(await ReadAsync("channels", $$"""{"options": {{options}}, "meter": "new", "place": {{Place(9)}}}""")));
        var nobody = await ReadAsync("channels", $$"""{"options": {"protocol": "modbus-tcp", "host": "127.0.0.1", "port": 1}, "meter": "new", "place": {{Place(9)}}}""");
        Assert.StartsWith("127.0.0.1:1 cannot be opened: ", nobody["fault"]!.ToString(), StringComparison.Ordinal);

        foreach (var (body, path) in new[]
        {
            ("""{"meter": "new"}""", "$.options"),
            ($$"""{"options": {{options}}, "meter": "new"}""", "$.meter"),
            ($$$"""{"options": {{{options}}}, "meter": "new", "place": {"unit": 300, "points": [{"pointId": "p", "register": 1}]}}""", "$.place.unit"),
            ("""{"options": {"protocol": "mqtt", "host": "h", "clientId": "c", "meters": [{"meterId": "new", "points": [{"pointId": "p", "topic": "t"}]}]}, "meter": "new"}""", "$.options.protocol"),
        })
        {
            using var answer = await PostAsync("channels/test-read", body);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{body}: {text}");
            Assert.Contains(path, JsonDocument.Parse(text).RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        }
        using var missing = await PostAsync("channels/none/test-read", """{"meter": "main"}""");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var viewer = _node.Client(await _node.TokenAsync("viewer"));
        using var forbidden = await viewer.PostAsync("/api/v1/channels/line/test-read", Body("""{"meter": "main"}"""));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    public async Task A_line_is_searched_for_units_while_its_meters_keep_their_schedule()
    {
        using var started = await PostAsync("channels/line/scan", """{"from": 1, "to": 20, "timeout": "150ms"}""");
        Assert.True(started.StatusCode == HttpStatusCode.Accepted, await started.Content.ReadAsStringAsync());
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        var before = _registers.Reads.Count;
        var scan = await TestNode.UntilAsync(_keeper, $"/api/v1/channels/scans/{id}", s => s.GetProperty("state").GetString() != "running", 25);
        Assert.Equal(("complete", 20, 20), (scan.GetProperty("state").GetString(), scan.GetProperty("asked").GetInt32(), scan.GetProperty("planned").GetInt32()));
        Assert.Equal(["1", "2", "9"], scan.GetProperty("found").EnumerateArray().Select(f => f.GetProperty("address").GetString()));
        Assert.Equal("main", scan.GetProperty("found")[0].GetProperty("meter").GetString());
        var polls = _registers.Reads.Skip(before).Where(r => r.MeterId == "m1").Select(r => r.At).ToList();
        Assert.All(polls.Zip(polls.Skip(1)), pair => Assert.InRange(pair.Item2 - pair.Item1, TimeSpan.Zero, Every + TimeSpan.FromMilliseconds(650)));

        using var long_ = await PostAsync("channels/line/scan", """{"from": 10, "to": 250, "timeout": "300ms"}""");
        var second = (await long_.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var twice = await PostAsync("channels/line/scan", "{}");
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _keeper.DeleteAsync($"/api/v1/channels/scans/{second}")).StatusCode);
        await TestNode.UntilAsync(_keeper, $"/api/v1/channels/scans/{second}", s => s.GetProperty("state").GetString() == "cancelled", 10);
    }

    [Fact]
    public async Task Frames_counters_recordings_and_missing_readings_of_a_line_are_there()
    {
        using var traced = await PostAsync("channels/line/trace", """{"duration": "1m"}""");
        Assert.Equal(HttpStatusCode.Accepted, traced.StatusCode);
        using var endless = await PostAsync("channels/line/trace", """{"duration": "11m"}""");
        Assert.Equal(HttpStatusCode.BadRequest, endless.StatusCode);
        var running = await TestNode.UntilAsync(_keeper, "/api/v1/channels/line/communication", c => c.GetProperty("requests").GetInt64() >= 4);
        Assert.True(running.GetProperty("responseMs").GetProperty("p95").GetDouble() > 0);
        Assert.Equal("live", running.GetProperty("meters")[0].GetProperty("state").GetString());

        await TestNode.UntilAsync(_keeper, "/api/v1/channels/line/trace", t => t.GetProperty("frames").GetInt32() >= 4);
        Assert.Equal(HttpStatusCode.NoContent, (await _keeper.DeleteAsync("/api/v1/channels/line/trace")).StatusCode);
        var file = Path.Combine(_node.Data, "frames.jsonl");
        await File.WriteAllBytesAsync(file, await _keeper.GetByteArrayAsync("/api/v1/channels/line/trace/frames"));
        var decoded = await NodeProcess.RunAsync("decode", "--file", file, "--strict");
        Assert.True(decoded.Exit == 0, decoded.Error + decoded.Output);
        Assert.Equal((await File.ReadAllLinesAsync(file)).Length, JsonDocument.Parse(decoded.Output).RootElement.GetArrayLength());

        _registers.Silence("m1", true);
        var silent = await TestNode.UntilAsync(_keeper, "/api/v1/channels/line/communication", c => c.GetProperty("meters")[0].GetProperty("state").GetString() == "silent");
        Assert.True(silent.GetProperty("meters")[0].GetProperty("silences").GetInt64() >= 2);
        var frames = await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/meters/main/frames?explain=true");
        Assert.Contains(frames.EnumerateArray(), f => f.TryGetProperty("problem", out var problem) && problem.GetString() == "silence");
        Assert.Equal("main", (await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/channels/line/frames"))[0].GetProperty("meter").GetString());
        var overdue = await TestNode.UntilAsync(_keeper, "/api/v1/arrivals?overdue=true", a => a.EnumerateArray().Any(p => p.GetProperty("meter").GetString() == "main" && p.GetProperty("missing").GetInt64() >= 2));
        Assert.Equal("line", overdue.EnumerateArray().First(p => p.GetProperty("meter").GetString() == "main").GetProperty("channel").GetString());
        var alerts = await TestNode.UntilAsync(_keeper, "/api/v1/alerts?plant=works", a => a.EnumerateArray().Any(x => x.GetProperty("kind").GetString() == "reading_overdue"), 25);
        Assert.Equal("meter:main", alerts.EnumerateArray().First(x => x.GetProperty("kind").GetString() == "reading_overdue").GetProperty("scope").GetString());
        var metrics = await _keeper.GetStringAsync("/metrics");
        Assert.Contains("carbon_acquisition_meter_requests_total{", metrics, StringComparison.Ordinal);
        Assert.Contains("carbon_acquisition_response_time_seconds_bucket{", metrics, StringComparison.Ordinal);

        using var pushed = await PostAsync("readings", $$"""{"device": "hall", "readings": [{"point": "energy", "time": "{{DateTimeOffset.UtcNow.AddSeconds(-5):O}}", "value": "1"}]}""");
        Assert.True(pushed.IsSuccessStatusCode, await pushed.Content.ReadAsStringAsync());
        await TestNode.UntilAsync(_keeper, "/api/v1/arrivals?overdue=true", a => a.EnumerateArray().Any(p => p.GetProperty("meter").GetString() == "hall"));
    }

    private static (string?, string?, string?) Point(JsonNode answer) =>
        (answer["points"]![0]!["value"]?.ToString(), answer["points"]![0]!["unit"]?.ToString(), answer["points"]![0]!["quality"]?.ToString());

    private static string Place(int unit) => $$"""{"unit": {{unit}}, "points": [{"pointId": "energy", "register": 0, "type": "uInt32", "order": "ABCD"}]}""";

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");

    private Task<HttpResponseMessage> PostAsync(string path, string body) => _keeper.PostAsync($"/api/v1/{path}", Body(body));

    private async Task<JsonNode> ReadAsync(string path, string body)
    {
        using var answer = await PostAsync($"{path}/test-read", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}

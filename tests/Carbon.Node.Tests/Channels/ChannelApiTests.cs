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

/// <summary>Channels and meters set up through the API of a running node.</summary>
public sealed class ChannelApiTests : IAsyncLifetime
{
    private readonly Registers _registers = new();
    private readonly TcpSimulator _server;
    private readonly TestNode _node;
    private HttpClient _keeper = null!;

    public ChannelApiTests()
    {
        var meters = Enumerable.Range(1, 4).Select(unit => new ModbusMeterOptions { MeterId = $"m{unit}", Unit = unit, Points = [new() { PointId = "energy", Register = 0, Type = ModbusType.UInt32, Order = WordOrder.Abcd }] });
        _server = new TcpSimulator(IPAddress.Loopback, 0, new ModbusTcpResponder(new ModbusDevices([.. meters], _registers, TimeProvider.System)));
        for (var unit = 1; unit <= 4; unit++)
            _registers[$"m{unit}", "energy"] = 1000m * unit;
        _node = new TestNode(SmallPlant.Pushed(channels: FileChannel(2)));
    }

    public async Task InitializeAsync()
    {
        await _node.StartAsync();
        _keeper = _node.Client(await _node.TokenAsync("administrator"));
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_meter_added_while_the_node_runs_is_read_within_seconds_and_its_neighbours_go_on()
    {
        await SetChannelAsync("new", 0, Line());
        Assert.Equal(HttpStatusCode.NoContent, (await SetMeterAsync("new", "m2", 1, Meter("kWh"), Place(2))).StatusCode);

        var meter = await TestNode.UntilAsync(_keeper, "/api/v1/meters/m2", m => Latest(m) == "2000", 15);
        Assert.Equal("2000", Latest(meter));
        Assert.Equal("live", meter.GetProperty("state").GetString());
        Assert.Equal("live", (await TestNode.UntilAsync(_keeper, "/api/v1/meters/main", m => m.GetProperty("state").GetString() == "live")).GetProperty("state").GetString());

        var channel = await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/channels/new");
        Assert.Equal((2, false, "commissioning"), (channel.GetProperty("version").GetInt32(), channel.GetProperty("fromFile").GetBoolean(), channel.GetProperty("reason").GetString()));
        var history = await TestNode.UntilAsync(_keeper, "/api/v1/channels/new/versions", h => h.GetArrayLength() == 2);
        Assert.Equal(2, history.GetArrayLength());
        var versions = await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/meters/m2/versions");
        Assert.Equal("new", versions[0].GetProperty("channel").GetString());
    }

    [Fact]
    public async Task What_was_changed_stays_over_a_restart_and_an_unchanged_file_does_not_take_it_back()
    {
        var options = (await ChannelAsync("filed"))["options"]!.AsObject();
        options["mergeGap"] = 3;
        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync("filed", 1, options)).StatusCode);
        var renamed = (await _keeper.GetFromJsonAsync<JsonNode>("/api/v1/channels/filed/meters/main"))!["meter"]!.AsObject();
        renamed["nameEn"] = "incoming";
        Assert.Equal(HttpStatusCode.NoContent, (await SetMeterAsync("filed", "main", 2, renamed, null)).StatusCode);

        await RestartAsync();
        var kept = await ChannelAsync("filed");
        Assert.Equal((3, 3), (kept["version"]!.GetValue<int>(), kept["options"]!["mergeGap"]!.GetValue<int>()));
        Assert.Equal("incoming", (await TestNode.UntilAsync(_keeper, "/api/v1/meters/main", m => m.GetProperty("nameEn").GetString() == "incoming")).GetProperty("nameEn").GetString());

        await _node.Process.TerminateAsync();
        await File.WriteAllTextAsync(_node.Config, SmallPlant.Pushed(channels: FileChannel(7)));
        await RestartAsync(terminate: false);
        var told = await ChannelAsync("filed");
        Assert.Equal((4, 7, true), (told["version"]!.GetValue<int>(), told["options"]!["mergeGap"]!.GetValue<int>(), told["fromFile"]!.GetValue<bool>()));

        await _node.Process.TerminateAsync();
        var verified = await NodeProcess.RunAsync("verify", "--data", _node.Data);
        Assert.True(verified.Exit == 0, verified.Error);
    }

    [Fact]
    public async Task A_faulty_change_is_refused_with_its_path_and_nothing_changes()
    {
        await SetChannelAsync("new", 0, Line());
        var before = await _keeper.GetStringAsync("/api/v1/channels");

        await Refused(await SetMeterAsync("new", "m2", 1, Meter("parsec"), Place(2)), "$.meter.points[0].unit");
        await Refused(await SetMeterAsync("new", "m2", 1, Meter("kWh"), Place(300)), "$.place.unit");
        await Refused(await SetMeterAsync("new", "m2", 1, Meter("kWh"), Place(2, "\"order\": \"ACBD\"")), "$.place.points[0].order");
        await Refused(await SetMeterAsync("new", "m2", 1, null, Place(2)), "$.meter");
        await Refused(await SetMeterAsync("new", "main", 1, null, Place(2)), "$.channel.meters");
        await Refused(await SetAsync("new", 1, new JsonObject { ["protocol"] = "modbus-tcp", ["host"] = "" }), "$.options.host");
        await Refused(await SetAsync("new", 1, new JsonObject { ["protocol"] = "telepathy" }), "$.options");
        await Refused(await SetAsync("new", 1, new JsonObject { ["host"] = "x" }), "$.options.protocol");
        await Refused(await SetAsync("new", 1, Line(), reason: ""), "$.reason");
        await Refused(await SetMeterAsync("filed", "main", 1, JsonNode.Parse("""{"nameZh": "a", "nameEn": "a", "medium": "electricity", "points": [{"id": "other", "kind": "counter", "unit": "kWh"}]}"""), null), "$.channel.meters");
        await Refused(await SetMeterAsync("filed", "main", 1, JsonNode.Parse("""{"nameZh": "a", "nameEn": "a", "medium": "electricity", "points": [{"id": "energy", "kind": "counter", "unit": "MWh"}]}"""), null), "$.meter.points[0].unit");
        Assert.Equal(HttpStatusCode.Conflict, (await SetAsync("new", 7, Line())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _keeper.DeleteAsync("/api/v1/channels/none?version=1&reason=x")).StatusCode);

        Assert.Equal(before, await _keeper.GetStringAsync("/api/v1/channels"));
        Assert.Equal(HttpStatusCode.NotFound, (await _keeper.GetAsync("/api/v1/meters/m2")).StatusCode);
        using var viewer = _node.Client(await _node.TokenAsync("viewer"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PutAsync("/api/v1/channels/new", Body(new JsonObject()))).StatusCode);
    }

    [Fact]
    public async Task A_secret_is_masked_kept_when_the_mask_comes_back_and_never_shown()
    {
        var broker = new JsonObject { ["protocol"] = "mqtt", ["host"] = "127.0.0.1", ["port"] = 1, ["clientId"] = "t", ["user"] = "u", ["password"] = "open sesame" };
        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync("broker", 0, broker)).StatusCode);
        var read = (await ChannelAsync("broker"))["options"]!.AsObject();
        Assert.Equal("********", read["password"]!.GetValue<string>());
        read["port"] = 2;
        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync("broker", 1, read)).StatusCode);
        await Refused(await SetAsync("other", 0, read), "$.options.password");

        Assert.DoesNotContain("sesame", await _keeper.GetStringAsync("/api/v1/channels"), StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", (await TestNode.UntilAsync(_keeper, "/api/v1/channels/broker/versions", h => h.GetArrayLength() == 2)).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", await _keeper.GetStringAsync("/api/v1/channels/export?format=csv"), StringComparison.Ordinal);
        await _node.Process.TerminateAsync();
        foreach (var file in Directory.EnumerateFiles(_node.Data, "*", SearchOption.AllDirectories))
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf("open sesame"u8) < 0, file);
    }

    [Fact]
    public async Task A_table_goes_out_and_comes_in_as_a_whole_or_not_at_all()
    {
        await SetChannelAsync("new", 0, Line());
        await SetMeterAsync("new", "m2", 1, Meter("kWh"), Place(2));
        var before = await _keeper.GetStringAsync("/api/v1/channels");
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var table = await _keeper.GetByteArrayAsync($"/api/v1/channels/export?format={format}");
            using var again = await ImportAsync(table, check: false);
            var outcome = await again.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(again.IsSuccessStatusCode, outcome.GetRawText());
            Assert.Equal((2, 0, 0), (outcome.GetProperty("rows").GetInt32(), outcome.GetProperty("channels").GetInt32(), outcome.GetProperty("meters").GetInt32()));
        }
        var text = await _keeper.GetStringAsync("/api/v1/channels/export?format=csv");
        var added = text.TrimEnd() + "\r\n" + text.TrimEnd().Split("\r\n")[^1].Replace("m2", "m3", StringComparison.Ordinal).Replace("unit=2", "unit=3", StringComparison.Ordinal) + "\r\n";
        Assert.Equal(before, await _keeper.GetStringAsync("/api/v1/channels"));

        foreach (var (broken, row, column) in new[] { (added.Replace("unit=3", "unit=999", StringComparison.Ordinal), 4, "unit"), (added.Replace("unit=3", "unit=2", StringComparison.Ordinal).Replace("new", "n!", StringComparison.Ordinal), 3, "id"), ("channel,colour\r\nnew,red\r\n", 1, "colour") })
        {
            using var refused = await ImportAsync(Encoding.UTF8.GetBytes(broken), check: false);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var problems = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problems").EnumerateArray().Select(p => (p.GetProperty("row").GetInt32(), p.GetProperty("column").GetString()));
            Assert.Contains((row, column), problems);
        }
        using var damaged = await ImportAsync([.. "PK\u0003\u0004"u8, 1, 2, 3, 4], check: false);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, damaged.StatusCode);
        Assert.Equal(before, await _keeper.GetStringAsync("/api/v1/channels"));

        using var taken = await ImportAsync(Encoding.UTF8.GetBytes(added), check: false);
        var counted = await taken.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(taken.IsSuccessStatusCode, counted.GetRawText());
        Assert.Equal((1, 1), (counted.GetProperty("channels").GetInt32(), counted.GetProperty("meters").GetInt32()));
        Assert.Equal("3000", Latest(await TestNode.UntilAsync(_keeper, "/api/v1/meters/m3", m => Latest(m) == "3000", 15)));
    }

    [Fact]
    public async Task A_meter_of_a_model_has_its_points_written_out()
    {
        await SetChannelAsync("new", 0, Line());
        using var set = await _keeper.PutAsync("/api/v1/channels/new/meters/hall-2", Body(new JsonObject
        {
            ["version"] = 1,
            ["reason"] = "commissioning",
            ["model"] = new JsonObject { ["id"] = "dlt645.2007", ["currentRatio"] = 40 },
            ["place"] = new JsonObject { ["address"] = "000000000042" },
        }));
        await Refused(set, "$.model.id");

        await SetChannelAsync("line", 0, new JsonObject { ["protocol"] = "dlt645-over-tcp", ["host"] = "127.0.0.1", ["port"] = 1 });
        using var done = await _keeper.PutAsync("/api/v1/channels/line/meters/hall-2", Body(new JsonObject
        {
            ["version"] = 1,
            ["reason"] = "commissioning",
            ["model"] = new JsonObject { ["id"] = "dlt645.2007", ["currentRatio"] = 40, ["voltageRatio"] = 100, ["points"] = new JsonArray("energy-import", "energy-export") },
            ["place"] = new JsonObject { ["address"] = "000000000042" },
            ["meter"] = new JsonObject { ["nameEn"] = "hall two", ["serialNumber"] = "42", ["calibratedOn"] = "2026-01-01" },
        }));
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        var meter = (await _keeper.GetFromJsonAsync<JsonNode>("/api/v1/channels/line/meters/hall-2"))!;
        Assert.Equal(("dlt645.2007", "1"), (meter["model"]!["model"]!.ToString(), meter["model"]!["version"]!.ToString()));
        Assert.Equal(["00010000", "00020000"], meter["place"]!["points"]!.AsArray().Select(p => p!["di"]!.ToString()));
        Assert.Equal(("hall two", "2034-01-01", "DL/T 645-2007"), (meter["meter"]!["nameEn"]!.ToString(), meter["meter"]!["calibrationDue"]!.ToString(), meter["meter"]!["model"]!.ToString()));
        var point = meter["meter"]!["points"]![0]!;
        Assert.Equal((4000m, 1000000m), (decimal.Parse(point["factor"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(point["modulus"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_channel_is_copied_with_its_meters_and_taken_away()
    {
        await SetChannelAsync("new", 0, Line());
        await SetMeterAsync("new", "m2", 1, Meter("kWh"), Place(2));
        using var copied = await _keeper.PostAsync("/api/v1/channels/new/copy", Body(new JsonObject { ["id"] = "copy", ["reason"] = "second hall", ["meters"] = new JsonObject { ["m2"] = "m2-copy" } }));
        Assert.True(copied.IsSuccessStatusCode, await copied.Content.ReadAsStringAsync());
        Assert.Equal("2000", Latest(await TestNode.UntilAsync(_keeper, "/api/v1/meters/m2-copy", m => Latest(m) == "2000", 15)));

        Assert.Equal(HttpStatusCode.NoContent, (await _keeper.DeleteAsync("/api/v1/channels/copy/meters/m2-copy?version=1&reason=mistake")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _keeper.DeleteAsync("/api/v1/channels/copy?version=2&reason=mistake")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _keeper.GetAsync("/api/v1/channels/copy")).StatusCode);
        await SetChannelAsync("copy", 0, Line());
    }

    [Fact]
    public async Task A_change_sent_again_is_taken_once_and_a_change_of_an_old_version_is_refused_with_the_meter_as_it_was()
    {
        await SetChannelAsync("new", 0, Line());
        for (var time = 0; time < 2; time++)
            Assert.Equal(HttpStatusCode.NoContent, (await SetMeterAsync("new", "m2", 1, Meter("kWh"), Place(2))).StatusCode);
        Assert.Equal(2, (await ChannelAsync("new"))["version"]!.GetValue<int>());

        var renamed = Meter("kWh").AsObject();
        renamed["nameEn"] = "another";
        Assert.Equal(HttpStatusCode.Conflict, (await SetMeterAsync("new", "m2", 1, renamed, Place(2))).StatusCode);
        Assert.Equal("new meter", (await _keeper.GetFromJsonAsync<JsonNode>("/api/v1/channels/new/meters/m2"))!["meter"]!["nameEn"]!.ToString());
        Assert.Equal(HttpStatusCode.NoContent, (await SetMeterAsync("new", "m2", 2, renamed, Place(2))).StatusCode);
        Assert.Equal(3, (await ChannelAsync("new"))["version"]!.GetValue<int>());
    }

    private static string? Latest(JsonElement meter) => meter.GetProperty("points")[0].TryGetProperty("value", out var value) ? value.GetString() : null;

    private static async Task Refused(HttpResponseMessage answer, string path)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{answer.StatusCode} {body}");
        Assert.Contains(path, JsonDocument.Parse(body).RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    private static StringContent Body(JsonNode json) => new(json.ToJsonString(), Encoding.UTF8, "application/json");

    private static JsonNode Meter(string unit) => JsonNode.Parse(
        $$"""{"nameZh": "新表", "nameEn": "new meter", "medium": "electricity", "points": [{"id": "energy", "kind": "counter", "unit": "{{unit}}", "every": "1s"}]}""")!;

    private static JsonNode Place(int unit, string order = "\"order\": \"ABCD\"") => JsonNode.Parse(
        $$"""{"unit": {{unit}}, "points": [{"pointId": "energy", "register": 0, "type": "uInt32", {{order}}, "every": "1s"}]}""")!;

    private string FileChannel(int mergeGap) => $$"""
        {"id": "filed", "protocol": "modbus-tcp", "host": "127.0.0.1", "port": {{_server.Port}}, "mergeGap": {{mergeGap}},
         "meters": [{"meterId": "main", "unit": 1, "points": [{"pointId": "energy", "register": 0, "type": "uInt32", "order": "ABCD", "every": "1s"}]}]}
        """;

    private JsonObject Line() => new() { ["protocol"] = "modbus-tcp", ["host"] = "127.0.0.1", ["port"] = _server.Port, ["gather"] = "0s" };

    private async Task<JsonNode> ChannelAsync(string id) => (await _keeper.GetFromJsonAsync<JsonNode>($"/api/v1/channels/{id}"))!;

    private async Task SetChannelAsync(string id, int version, JsonObject options)
    {
        using var answer = await SetAsync(id, version, options);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> SetAsync(string id, int version, JsonObject options, string reason = "commissioning") =>
        _keeper.PutAsync($"/api/v1/channels/{id}", Body(new JsonObject { ["version"] = version, ["reason"] = reason, ["options"] = options.DeepClone() }));

    private Task<HttpResponseMessage> SetMeterAsync(string channel, string meter, int version, JsonNode? entry, JsonNode? place)
    {
        var body = new JsonObject { ["version"] = version, ["reason"] = "commissioning" };
        if (entry is not null)
            body["meter"] = entry.DeepClone();
        if (place is not null)
            body["place"] = place.DeepClone();
        return _keeper.PutAsync($"/api/v1/channels/{channel}/meters/{meter}", Body(body));
    }

    private Task<HttpResponseMessage> ImportAsync(byte[] table, bool check) =>
        _keeper.PostAsync($"/api/v1/channels/import?check={(check ? "true" : "false")}&reason=import", new ByteArrayContent(table) { Headers = { ContentType = new("application/octet-stream") } });

    private async Task RestartAsync(bool terminate = true)
    {
        if (terminate)
            await _node.Process.TerminateAsync();
        await _node.StartAsync();
        _keeper = _node.Client(await _node.TokenAsync("administrator"));
    }
}

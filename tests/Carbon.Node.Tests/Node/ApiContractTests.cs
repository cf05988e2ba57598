using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Carbon.Node.Tests.Node;

/// <summary>A running node with a token of each role.</summary>
public sealed class RunningNode : IAsyncLifetime
{
    public TestNode Node { get; } = new(SmallPlant.Pushed());

    public string Device { get; private set; } = "";

    public string Viewer { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await Node.StartAsync();
        Device = await Node.TokenAsync("device");
        Viewer = await Node.TokenAsync("viewer");
    }

    public async Task DisposeAsync() => await Node.DisposeAsync();
}

public sealed class ApiContractTests(RunningNode running) : IClassFixture<RunningNode>
{
    private static readonly DateTimeOffset Midnight = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(-5).AddHours(-8);

    [Fact]
    public async Task Each_reading_is_accepted_once_or_refused_with_its_reason()
    {
        using var answer = await PushAsync(running.Device, "hall",
            Reading(0, "1.25", "a"), Reading(1, "2.50", "b"), Reading(1, "2.50", "b"), Reading(2, "1e3", "c"), Reading(3, "abc", "d"),
            new { point = "energy", time = "2026-02-30T00:00:00+08:00", value = "1", id = "e" },
            new { point = "energy", time = "2026-03-02T00:00:00", value = "1", id = "f" },
            new { point = "energy", time = "12:30Z", value = "1", id = "g" },
            new { point = "energy", time = DateTimeOffset.UtcNow.AddHours(2).ToString("O"), value = "1", id = "h" },
            new { point = "volume", time = Time(4), value = "1", id = "i" },
            new { point = "energy", time = "0001-01-01T00:00:00+08:00", value = "1", id = "j" },
            new { point = "energy", time = Time(5), value = "79228162514264337593543950335", id = "k" },
            new { point = "energy", time = Time(6), id = "l" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(2, body.GetProperty("accepted").GetInt32());
        Assert.Equal(1, body.GetProperty("duplicates").GetInt32());
        var rejected = body.GetProperty("rejected").EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("reason").GetString()!);
        Assert.Equal("c d e f g h i j k l".Split(' '), rejected.Keys.Order());
        Assert.All(rejected.Values, Assert.NotEmpty);
        Assert.Contains("offset", rejected["f"], StringComparison.Ordinal);
        Assert.Contains("ahead", rejected["h"], StringComparison.Ordinal);
        Assert.Contains("volume", rejected["i"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_id_again_counts_once()
    {
        using var first = await PushAsync(running.Device, "hall", Reading(100, "7", "once"));
        using var second = await PushAsync(running.Device, "hall", Reading(100, "7", "once"));
        Assert.Equal(1, (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted").GetInt32());
        var again = await second.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((0, 1), (again.GetProperty("accepted").GetInt32(), again.GetProperty("duplicates").GetInt32()));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a/b ?#%")]
    public async Task An_unknown_device_is_told_so_for_each_reading(string device)
    {
        using var answer = await PushAsync(running.Device, device, Reading(0, "1", "x"));
        var rejected = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rejected");
        Assert.Equal(1, rejected.GetArrayLength());
        Assert.Contains(device, rejected[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_readings_and_too_large_a_body_are_problems()
    {
        using var many = await PushAsync(running.Device, "hall", [.. Enumerable.Range(0, 10_001).Select(i => Reading(i, "1", ""))]);
        await ProblemAsync(many, HttpStatusCode.BadRequest);
        using var large = await SendAsync(running.Device, new StringContent(new string(' ', 5 * 1024 * 1024), Encoding.UTF8, "application/json"));
        await ProblemAsync(large, HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"device\": \"hall\"}")]
    [InlineData("{\"device\": 5, \"readings\": []}")]
    [InlineData("{\"device\": \"\", \"readings\": []}")]
    public async Task A_body_that_is_none_is_a_problem(string body)
    {
        using var answer = await SendAsync(running.Device, new StringContent(body, Encoding.UTF8, "application/json"));
        await ProblemAsync(answer, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_reading_that_is_null_is_refused_and_the_others_count()
    {
        using var answer = await PushAsync(running.Device, "hall", null!, Reading(200, "1", "n"));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(1, body.GetProperty("accepted").GetInt32());
        Assert.Equal(1, body.GetProperty("rejected").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/v1/plants")]
    [InlineData("/api/v1/meters")]
    [InlineData("/api/v1/emissions")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/metrics")]
    public async Task Nothing_is_shown_without_a_token_nor_to_a_device(string path)
    {
        using var nobody = await running.Node.Client().GetAsync(path);
        using var device = await running.Node.Client(running.Device).GetAsync(path);
        using var invented = await running.Node.Client("invented").GetAsync(path);
        using var viewer = await running.Node.Client(running.Viewer).GetAsync(path);
        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.OK),
            (nobody.StatusCode, device.StatusCode, invented.StatusCode, viewer.StatusCode));
    }

    [Fact]
    public async Task Pushing_needs_a_token_that_may()
    {
        using var nobody = await PushAsync(null, "hall", Reading(0, "1", "x"));
        using var viewer = await PushAsync(running.Viewer, "hall", Reading(0, "1", "x"));
        await ProblemAsync(nobody, HttpStatusCode.Unauthorized);
        await ProblemAsync(viewer, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_that_has_ended_is_refused()
    {
        var made = await NodeProcess.RunAsync("token", "create", "--data", running.Node.Data, "--role", "viewer", "--days", "1");
        var client = running.Node.Client(made.Output.Trim());
        using var before = await client.GetAsync("/api/v1/plants");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        var file = Path.Combine(running.Node.Data, "tokens.json");
        var tokens = JsonSerializer.Deserialize<List<Dictionary<string, object?>>>(File.ReadAllText(file))!;
        tokens.Last()["expires"] = "2020-01-01T00:00:00+00:00";
        File.WriteAllText(file, JsonSerializer.Serialize(tokens));
        using var after = await client.GetAsync("/api/v1/plants");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_or_not_understood_is_a_problem_that_says_so()
    {
        var client = running.Node.Client(running.Viewer);
        foreach (var (path, status) in new[]
        {
            ("/api/v1/meters/nobody", HttpStatusCode.NotFound), ("/api/v1/plants/nowhere", HttpStatusCode.NotFound),
            ("/api/v1/figures/nothing/trace", HttpStatusCode.NotFound), ("/api/v1/group/terminals", HttpStatusCode.NotFound),
            ("/api/v1/emissions?scope=plant:nowhere", HttpStatusCode.NotFound), ("/api/v1/nothing", HttpStatusCode.NotFound),
            ("/api/v1/emissions?scope=galaxy", HttpStatusCode.BadRequest), ("/api/v1/emissions?step=fortnight", HttpStatusCode.BadRequest),
            ("/api/v1/emissions?from=yesterday", HttpStatusCode.BadRequest), ("/api/v1/emissions?by=colour", HttpStatusCode.BadRequest),
            ("/api/v1/meters/hall/readings?step=blink", HttpStatusCode.BadRequest), ("/api/v1/emissions?from=2026-01-02&to=2026-01-01", HttpStatusCode.BadRequest),
            ("/api/v1/emissions?from=9999-12-31", HttpStatusCode.BadRequest),
        })
        {
            using var answer = await client.GetAsync(path);
            await ProblemAsync(answer, status);
        }
    }

    [Fact]
    public async Task Health_metrics_and_description_are_served()
    {
        var health = await running.Node.Client().GetFromJsonAsync<JsonElement>("/healthz");
        Assert.Equal("ok", health.GetProperty("status").GetString());
        using var pushed = await PushAsync(running.Device, "hall", Reading(300, "1", "m"));
        var viewer = running.Node.Client(running.Viewer);
        Assert.Contains("carbon_readings", await viewer.GetStringAsync("/metrics"), StringComparison.Ordinal);
        var paths = (await viewer.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");
        foreach (var path in new[] { "/api/v1/readings", "/api/v1/plants", "/api/v1/meters/{id}/readings", "/api/v1/emissions", "/api/v1/figures/{id}/trace", "/healthz" })
            Assert.True(paths.TryGetProperty(path, out _), path);
    }

    [Fact]
    public async Task A_day_of_readings_becomes_tonnes_whose_trace_ends_at_the_readings()
    {
        var values = Enumerable.Range(0, 25 * 60).Select(m => (m * 37 % 1000) / 100m).ToList();
        using var pushed = await PushAsync(running.Device, "main", [.. Registers(values).Select((v, m) => Reading(m, Plain(v), $"main-{m}"))]);
        Assert.Equal(values.Count, (await pushed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted").GetInt32());
        var client = running.Node.Client(running.Viewer);
        var day = $"from={Uri.EscapeDataString(Midnight.ToString("O"))}&to={Uri.EscapeDataString(Midnight.AddDays(1).ToString("O"))}";

        var figures = await TestNode.UntilAsync(client, $"/api/v1/emissions?scope=source:power-main&step=day&{day}", a => a.GetProperty("figures").GetArrayLength() > 0 && a.GetProperty("figures")[0].GetProperty("settled").GetBoolean());

        var figure = figures.GetProperty("figures")[0];
        var expected = Enumerable.Range(0, 24).Sum(h => SmallPlant.Tonnes(values.Skip(h * 60 + 1).Take(60).Sum()));
        Assert.Equal(Plain(expected), Plain(decimal.Parse(figure.GetProperty("value").GetString()!, System.Globalization.CultureInfo.InvariantCulture)));
        var trace = await client.GetStringAsync($"/api/v1/figures/{Uri.EscapeDataString(figure.GetProperty("id").GetString()!)}/trace");
        foreach (var part in new[] { "M08.elec", "EF_elec", "0.5366", "\"main\"", "formula", "readings" })
            Assert.Contains(part, trace, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SIGTERM_ends_a_node_with_status_0_within_five_seconds()
    {
        await using var node = new TestNode(SmallPlant.Pushed());
        await node.StartAsync();
        Assert.NotEmpty(node.Process.Ready.GetProperty("password").GetString()!);
        var (exit, took) = await node.Process.TerminateAsync();
        Assert.Equal(0, exit);
        Assert.True(took < TimeSpan.FromSeconds(5), $"took {took}");
    }

    [Fact]
    public async Task A_data_folder_in_use_is_refused()
    {
        var second = await NodeProcess.RunAsync("run", "--config", running.Node.Config, "--data", running.Node.Data, "--port", "0");
        Assert.Equal(2, second.Exit);
        Assert.Contains("node.lock", second.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<decimal> Registers(IReadOnlyList<decimal> increments)
    {
        var register = 9_990m;
        yield return register;
        foreach (var increment in increments.Skip(1))
            yield return register = (register + increment) % 10_000m;
    }

    private static string Plain(decimal value) => value.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);

    private static string Time(int minute) => Midnight.AddMinutes(minute).ToString("O");

    private static object Reading(int minute, string value, string id) => new { point = "energy", time = Time(minute), value, id };

    private Task<HttpResponseMessage> PushAsync(string? token, string device, params object[] readings) =>
        SendAsync(token, JsonContent.Create(new { device, readings }));

    private Task<HttpResponseMessage> SendAsync(string? token, HttpContent content) => running.Node.Client(token).PostAsync("/api/v1/readings", content);

    private static async Task ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.RequestMessage!.RequestUri}: {answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, JsonDocument.Parse(text).RootElement.GetProperty("status").GetInt32());
    }
}

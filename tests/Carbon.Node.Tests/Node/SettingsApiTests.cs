using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Carbon.Node.Tests.Node;

/// <summary>Settings of a plant through its API, and what is watched by them.</summary>
public sealed class SettingsApiTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Midnight = new DateTimeOffset(DateTime.SpecifyKind(DateTime.UtcNow.AddHours(8).Date, DateTimeKind.Unspecified), TimeSpan.FromHours(8)).AddDays(-3);
    private readonly TestNode _node = new(SmallPlant.Pushed(every: "1h").TrimEnd()[..^1] + """
        , "settings": {"outputs": [{"id": "parts", "nameZh": "零件", "nameEn": "parts", "meter": "hall", "point": "energy"}],
                       "quotas": [{"id": "year", "nameZh": "年度", "nameEn": "year", "scope": "plant:works", "period": "2020", "tonnes": 100}]}}
        """);

    private HttpClient _keeper = null!;

    public async Task InitializeAsync()
    {
        await _node.StartAsync();
        _keeper = _node.Client(await _node.TokenAsync("administrator"));
    }

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task Settings_are_read_changed_and_kept_over_a_restart()
    {
        var filed = await SettingsAsync(s => Version(s) == 1);
        Assert.True(filed.GetProperty("fromFile").GetBoolean());
        var settings = filed.GetProperty("settings").GetRawText().Replace("\"parts\"", "\"screws\"", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await ChangeAsync(1, settings)).StatusCode);
        var conflict = await ChangeAsync(1, settings.Replace("screws", "bolts", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var changed = await SettingsAsync(s => Version(s) == 2);
        Assert.Equal("screws", changed.GetProperty("settings").GetProperty("outputs")[0].GetProperty("id").GetString());
        Assert.Equal("tuning", changed.GetProperty("reason").GetString());

        await _node.Process.TerminateAsync();
        await _node.StartAsync();
        _keeper = _node.Client(await _node.TokenAsync("administrator"));
        var again = await SettingsAsync(s => Version(s) >= 2);
        Assert.Equal((2, "screws"), (Version(again), again.GetProperty("settings").GetProperty("outputs")[0].GetProperty("id").GetString()));
        Assert.Equal(2, (await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/plants/works/settings/versions")).GetArrayLength());

        await _node.Process.TerminateAsync();
        var verified = await NodeProcess.RunAsync("verify", "--data", _node.Data);
        Assert.True(verified.Exit == 0, verified.Error);
    }

    [Fact]
    public async Task A_fault_is_answered_by_field_and_nothing_changes()
    {
        using var answer = await ChangeAsync(1, """
            {"outputs": [{"id": "a", "nameZh": "", "nameEn": "", "meter": "hall", "point": "volume"}, {"id": "b", "nameZh": "", "nameEn": "", "meter": "hall", "point": "energy", "unit": "m3"}],
             "quotas": [{"id": "p", "nameZh": "", "nameEn": "", "scope": "plant:works", "period": "2026", "tonnes": "10"},
                        {"id": "s", "nameZh": "", "nameEn": "", "scope": "boundary:shop", "period": "2026", "tonnes": 11}]}
            """);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().ToDictionary(e => e.Name, e => e.Value[0].GetString()!);
        Assert.Equal(["$.settings.outputs[0].point", "$.settings.outputs[1].unit", "$.settings.quotas[1].tonnes"], errors.Keys.Order());
        Assert.Contains("kWh", errors["$.settings.outputs[1].unit"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await ChangeAsync(1, """{"colour": "red"}""")).StatusCode);
        Assert.Equal(1, Version(await SettingsAsync(_ => true)));
    }

    [Fact]
    public async Task Who_may_only_see_does_not_change_settings()
    {
        using var viewer = _node.Client(await _node.TokenAsync("operator"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PutAsJsonAsync("/api/v1/plants/works/settings", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _keeper.GetAsync("/api/v1/plants/nowhere/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _keeper.GetAsync("/api/v1/alerts?plant=nowhere")).StatusCode);
    }

    [Fact]
    public async Task A_quota_that_is_exceeded_raises_an_alert_with_a_stable_id()
    {
        await SettingsAsync(s => Version(s) == 1);
        var month = Midnight.AddDays(1).ToString("yyyy", CultureInfo.InvariantCulture);
        using var done = await ChangeAsync(1, $$"""
            {"outputs": [{"id": "parts", "nameZh": "零件", "nameEn": "parts", "meter": "hall", "point": "energy", "unit": "MWh"}],
             "quotas": [{"id": "tight", "nameZh": "紧", "nameEn": "tight", "scope": "source:power-hall", "period": "{{month}}", "tonnes": "0.5"}]}
            """);
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        var readings = Enumerable.Range(0, 49).Select(h => new { point = "energy", time = Midnight.AddHours(h).ToString("O", CultureInfo.InvariantCulture), value = "100", id = $"r{h}" });
        (await _keeper.PostAsJsonAsync("/api/v1/readings", new { device = "hall", readings })).EnsureSuccessStatusCode();

        // 4.8 MWh x 0.5366 in two settled days = 2.57568 t.
        var alerts = await TestNode.UntilAsync(_keeper, "/api/v1/alerts?plant=works", a => a.EnumerateArray().Any(IsQuota), 40);
        var alert = alerts.EnumerateArray().First(IsQuota);
        Assert.Equal($"quota_exceeded~works~tight~{month}", alert.GetProperty("id").GetString());
        Assert.Equal("critical", alert.GetProperty("severity").GetString());
        var quota = (await TestNode.UntilAsync(_keeper, "/api/v1/quotas?plant=works", q => q[0].GetProperty("actual").GetString() == "2.57568"))[0];
        Assert.Equal(("exceeded", "2.57568"), (quota.GetProperty("state").GetString(), quota.GetProperty("actual").GetString()));

        var path = $"/api/v1/intensity?plant=works&step=day&from={Uri.EscapeDataString(Midnight.ToString("O", CultureInfo.InvariantCulture))}&to={Uri.EscapeDataString(Midnight.AddDays(1).ToString("O", CultureInfo.InvariantCulture))}";
        var intensity = (await _keeper.GetFromJsonAsync<JsonElement>(path))[0];
        var figure = intensity.GetProperty("figures")[0];
        Assert.Equal("tCO2e/MWh", intensity.GetProperty("unit").GetString());
        // Half of the source counts in the plant: 0.64392 t for 2.4 MWh.
        Assert.Equal(0.2683m, decimal.Parse(figure.GetProperty("value").GetString()!, CultureInfo.InvariantCulture));
    }

    private static bool IsQuota(JsonElement alert) => alert.GetProperty("id").GetString()!.StartsWith("quota", StringComparison.Ordinal);

    private static int Version(JsonElement settings) => settings.GetProperty("version").GetInt32();

    private Task<JsonElement> SettingsAsync(Func<JsonElement, bool> wanted) => TestNode.UntilAsync(_keeper, "/api/v1/plants/works/settings", wanted);

    private Task<HttpResponseMessage> ChangeAsync(int version, string settings) => _keeper.PutAsync(
        "/api/v1/plants/works/settings", new StringContent($$"""{"version": {{version}}, "reason": "tuning", "settings": {{settings}}}""", System.Text.Encoding.UTF8, "application/json"));
}

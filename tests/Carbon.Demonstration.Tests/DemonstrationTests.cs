using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Carbon.Demonstration.Tests;

/// <summary>The demonstration as whoever starts it first meets it.</summary>
public sealed class DemonstrationTests(RunningDemonstration demonstration) : IClassFixture<RunningDemonstration>
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public void The_portal_is_up_within_fifteen_seconds() =>
        Assert.True(demonstration.ReadyAfter < TimeSpan.FromSeconds(15), $"ready after {demonstration.ReadyAfter}");

    [Fact]
    public async Task Twelve_instruments_and_more_are_read_over_several_protocols()
    {
        using var client = demonstration.Client();
        var meters = await client.GetFromJsonAsync<JsonElement>("/api/v1/meters?plant=works");
        var read = meters.EnumerateArray().Where(m => m.GetProperty("points").EnumerateArray().Any(p => p.TryGetProperty("value", out _))).ToList();
        Assert.True(read.Count >= 12, $"{read.Count} instruments have values");
        Assert.True(read.Select(m => m.GetProperty("model").GetString()).Distinct().Count() >= 3);
    }

    [Fact]
    public async Task Tonnes_grow_and_each_total_is_the_sum_of_its_parts()
    {
        using var client = demonstration.Client();
        var before = await YearAsync(client, "");
        var watch = Stopwatch.StartNew();
        while (await YearAsync(client, "") == before)
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40), "the year's tonnes did not grow");
        foreach (var split in new[] { "&by=source", "&by=category", "&by=gas" })
        {
            // Both answers are of one moment only where nothing was accounted between them.
            var agreed = false;
            for (var i = 0; i < 10 && !agreed; i++)
            {
                var whole = await YearAsync(client, "");
                agreed = await YearAsync(client, split) == whole && await YearAsync(client, "") == whole;
            }
            Assert.True(agreed, $"the total is not the sum of its parts{split}");
        }
    }

    [Fact]
    public async Task A_figure_opens_down_to_the_register_readings_and_the_frame_behind_it()
    {
        using var client = demonstration.Client();
        var watch = Stopwatch.StartNew();
        JsonElement term;
        do
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "no figure with a frame behind it appeared");
            var figures = await client.GetFromJsonAsync<JsonElement>($"/api/v1/emissions?scope=source:power-rolling&step=hour&from={From}");
            var id = figures.GetProperty("figures").EnumerateArray().Last().GetProperty("id").GetString()!;
            var trace = await client.GetFromJsonAsync<JsonElement>($"/api/v1/figures/{Uri.EscapeDataString(id)}/trace");
            var source = trace.GetProperty("sources")[0];
            Assert.Equal("M08.elec", source.GetProperty("methodSource").GetString());
            Assert.Contains(source.GetProperty("constants").EnumerateArray(), c => c.GetProperty("origin").GetString()!.Contains("electricity", StringComparison.Ordinal));
            term = source.GetProperty("activities")[0].GetProperty("terms")[0];
        }
        while (!term.GetProperty("readings").EnumerateArray().Any(r => r.TryGetProperty("frame", out _)));
        Assert.Equal("mill", term.GetProperty("meter").GetString());
        Assert.Equal("DEMO-2025-0004", term.GetProperty("instrument").GetProperty("certificate").GetString());
        Assert.Contains(term.GetProperty("readings").EnumerateArray(), r => r.TryGetProperty("frame", out var frame) && frame.GetString()!.Contains("68 04 00 00 00 26 20 68", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_happened_to_instruments_is_on_record()
    {
        using var client = demonstration.Client();
        var trace = await IncidentsAsync(client, "power-utilities");
        Assert.Contains("rollover", trace);
        Assert.Contains("replacement", await IncidentsAsync(client, "dolomite"));
        var dormitory = await client.GetFromJsonAsync<JsonElement>($"/api/v1/meters/dormitory/readings?step=day&from={From}");
        Assert.Contains(dormitory.GetProperty("points")[0].GetProperty("values").EnumerateArray(), d => d.GetProperty("filled").GetInt32() > 0);
    }

    [Fact]
    public async Task Every_recorded_figure_recomputes_to_the_same_digits_while_it_runs()
    {
        var (status, found) = await demonstration.VerifyAsync();
        Assert.Equal(0, status);
        Assert.True(found.GetProperty("figures_checked").GetInt64() > 10_000);
        Assert.Equal(0, found.GetProperty("figures_different").GetInt64());
    }

    [Fact]
    public async Task Nothing_but_health_and_sign_in_answers_a_stranger()
    {
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(demonstration.Portal) };
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/sign-in")).StatusCode);
        foreach (var path in new[] { "/api/v1/plants", "/openapi/v1.json", "/metrics" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/")).StatusCode);
    }

    [SkippableTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task In_a_browser_one_signs_in_sees_figures_grow_and_opens_a_trace(int width, int height)
    {
        Skip.IfNot(File.Exists(Chromium), "there is no /usr/bin/chromium on this machine");
        var problems = new List<string>();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-background-networking"] });
        var page = await (await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN" })).NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                problems.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => problems.Add($"script: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" } url && url.Authority != new Uri(demonstration.Portal).Authority)
                problems.Add($"foreign request: {request.Url}");
        };

        await page.GotoAsync(demonstration.Portal);
        await page.FillAsync("#user", demonstration.Ready.GetProperty("user").GetString()!);
        await page.FillAsync("#password", demonstration.Ready.GetProperty("password").GetString()!);
        await page.ClickAsync("button.primary");
        var figure = page.Locator("main a[href^='/figures/']").First;
        await figure.WaitForAsync();
        var before = await figure.GetAttributeAsync("href") + await figure.InnerTextAsync() + await figure.GetAttributeAsync("title");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("CO₂e");
        await page.WaitForFunctionAsync(
            "before => { const a = document.querySelector(\"main a[href^='/figures/']\"); return a && a.getAttribute('href') + a.innerText + a.getAttribute('title') !== before }", before,
            new() { Timeout = 60_000 });
        Assert.Empty(Serious(await page.RunAxe()));

        await page.Locator("main a[href^='/figures/']").First.ClickAsync();
        await page.WaitForURLAsync("**/figures/**");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("M08");
        Assert.Empty(Serious(await page.RunAxe()));
        Assert.Empty(problems);
    }

    private static string From => Uri.EscapeDataString(DateTimeOffset.UnixEpoch.ToString("O", CultureInfo.InvariantCulture));

    private static IEnumerable<string> Serious(AxeResult found) =>
        found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help} ({string.Join(' ', v.Nodes.Select(n => n.Target))})");

    private static async Task<decimal> YearAsync(HttpClient client, string split)
    {
        var figures = await client.GetFromJsonAsync<JsonElement>($"/api/v1/emissions?scope=plant:works&step=year&from={From}{split}");
        return figures.GetProperty("figures").EnumerateArray().Sum(f => decimal.Parse(f.GetProperty("value").GetString()!, CultureInfo.InvariantCulture));
    }

    private static async Task<string> IncidentsAsync(HttpClient client, string source)
    {
        var months = await client.GetFromJsonAsync<JsonElement>($"/api/v1/emissions?scope=source:{source}&step=year&from={From}");
        var id = months.GetProperty("figures")[0].GetProperty("id").GetString()!;
        var trace = await client.GetFromJsonAsync<JsonElement>($"/api/v1/figures/{Uri.EscapeDataString(id)}/trace");
        return string.Join(' ', trace.GetProperty("sources")[0].GetProperty("activities")[0].GetProperty("terms").EnumerateArray()
            .SelectMany(t => t.GetProperty("incidents").EnumerateArray()).Select(i => i.GetProperty("kind").GetString()));
    }
}

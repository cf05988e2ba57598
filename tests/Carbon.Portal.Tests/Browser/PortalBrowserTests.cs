using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Carbon.Portal.Tests.Browser;

/// <summary>The portal in a real browser.</summary>
public sealed class PortalBrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [SkippableTheory]
    [InlineData("/", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/?period=month", "en-US", ColorScheme.Light, 1440)]
    [InlineData("/meters", "zh-CN", ColorScheme.Dark, 1440)]
    [InlineData("/meters", "en-US", ColorScheme.Light, 390)]
    [InlineData("/meters/mill-2", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/meters/office", "en-US", ColorScheme.Dark, 1440)]
    [InlineData("/channels", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/channels", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/channels/bus", "en-US", ColorScheme.Light, 1440)]
    [InlineData("/channels/bus", "zh-CN", ColorScheme.Dark, 390)]
    [InlineData("/channels/broker/settings", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/channels/~new?protocol=modbus-tcp", "en-US", ColorScheme.Dark, 480)]
    [InlineData("/channels/bus/copy", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/channels/bus/add-meter", "en-US", ColorScheme.Light, 390)]
    [InlineData("/channels/bus/meters/mill-2/settings", "zh-CN", ColorScheme.Dark, 1440)]
    [InlineData("/channel-table", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/boundary", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/sources", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/sources", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/revisions", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/revisions?from=2026-10-01&to=2026-10-05&left=known&left-day=2026-10-03", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/revisions?from=nonsense&left=reported", "zh-CN", ColorScheme.Light, 480)]
    [InlineData("/library/methods", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/library/methods", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/library/methods/M08", "en-US", ColorScheme.Light, 1440)]
    [InlineData("/library/methods/M16", "zh-CN", ColorScheme.Dark, 390)]
    [InlineData("/library/methods/X-GEC", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/library/tables", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/library/tables?q=lng", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/library/tables/fuels.NDRC-2014-2015-FAMILY", "en-US", ColorScheme.Light, 1440)]
    [InlineData("/library/tables/electricity.MEE-NBS-2023.provincial", "zh-CN", ColorScheme.Dark, 390)]
    [InlineData("/library/tables/heat.superheated-steam", "en-US", ColorScheme.Dark, 1440)]
    [InlineData("/quality", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/quality?scope=source:coal", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/quality/points", "en-US", ColorScheme.Light, 390)]
    [InlineData("/quality/checks", "zh-CN", ColorScheme.Dark, 1440)]
    [InlineData("/quality/calibration", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/targets", "zh-CN", ColorScheme.Dark, 390)]
    [InlineData("/targets?all=true", "en-US", ColorScheme.Light, 1440)]
    [InlineData("/targets/intensity", "zh-CN", ColorScheme.Light, 480)]
    [InlineData("/targets/energy", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/targets/clean-energy", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/targets/footprints", "en-US", ColorScheme.Light, 390)]
    [InlineData("/targets/locating", "zh-CN", ColorScheme.Dark, 390)]
    [InlineData("/targets/settings", "en-US", ColorScheme.Light, 390)]
    [InlineData("/targets/settings/quotas", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/targets/settings/footprints", "en-US", ColorScheme.Dark, 1440)]
    [InlineData("/alerts", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/entries/due", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/entries/due", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/entries/items", "en-US", ColorScheme.Light, 390)]
    [InlineData("/entries/items/steam-factor", "zh-CN", ColorScheme.Dark, 390)]
    [InlineData("/entries/items/gas-ncv", "en-US", ColorScheme.Light, 1440)]
    [InlineData("/entries/items/diesel/enter", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/entries/items/diesel/enter", "en-US", ColorScheme.Dark, 1440)]
    [InlineData("/entries/items/diesel/entry/oct", "zh-CN", ColorScheme.Dark, 390)]
    [InlineData("/entries/items/gas-ncv/settings", "en-US", ColorScheme.Light, 390)]
    [InlineData("/entries/new-item", "zh-CN", ColorScheme.Dark, 480)]
    [InlineData("/entries/review", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/entries/review", "en-US", ColorScheme.Dark, 1440)]
    [InlineData("/entries/import", "zh-CN", ColorScheme.Light, 480)]
    [InlineData("/panel", "zh-CN", ColorScheme.Dark, 480)]
    [InlineData("/figures/plant~works~day~2026-11-24~total~~r0", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/figures/source~coal~day~2026-11-20~total~~r3", "en-US", ColorScheme.Dark, 1440)]
    public async Task A_page_is_accessible_silent_and_stays_at_home(string path, string locale, ColorScheme scheme, int width)
    {
        Skip.IfNot(BrowserFixture.Available, "there is no /usr/bin/chromium");
        var problems = new List<string>();
        var page = await browser.OpenAsync(problems, width, 900, locale, scheme);
        await browser.SignInAsync(page, path);
        await InteractiveAsync(page);
        var violations = await ViolationsAsync(page);
        Assert.True(violations.Length == 0, violations);
        Assert.Empty(problems);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
    }

    [SkippableFact]
    public async Task The_sign_in_page_is_accessible()
    {
        Skip.IfNot(BrowserFixture.Available, "there is no /usr/bin/chromium");
        var problems = new List<string>();
        var page = await browser.OpenAsync(problems);
        await page.GotoAsync($"{browser.Address}/sign-in");
        Assert.Equal("", await ViolationsAsync(page));
        Assert.Empty(problems);
    }

    [SkippableFact]
    public async Task A_tonne_leads_to_the_frame_that_it_comes_from()
    {
        Skip.IfNot(BrowserFixture.Available, "there is no /usr/bin/chromium");
        var problems = new List<string>();
        var page = await browser.OpenAsync(problems, locale: "en-US");
        await browser.SignInAsync(page);
        await InteractiveAsync(page);
        await page.Locator(".tile .tonnes a").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/figures/plant~works~day~2026-11-24"));
        await page.Locator(".sum .tonnes a").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/figures/source~"));
        await page.Locator(".link .table-scroll.short .tonnes a").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/figures/source~[^/]+~hour~"));
        await Assertions.Expect(page.Locator("code.hex").First).ToContainTextAsync("68 17");
        await Assertions.Expect(page.Locator(".difference").First).ToContainTextAsync("equals the settled quantity");
        Assert.Empty(problems);
    }

    [SkippableFact]
    public async Task Figures_grow_before_one_s_eyes()
    {
        Skip.IfNot(BrowserFixture.Available, "there is no /usr/bin/chromium");
        using var plant = new Plant.DemonstrationPlant(Plant.MeterPlan.Start.AddHours(40));
        await using var host = await Preview.PreviewHost.StartAsync(plant);
        var address = host.Urls.First();
        var page = await browser.OpenAsync([], locale: "en-US");
        await page.GotoAsync($"{address}/sign-in");
        await page.FillAsync("#user", "admin");
        await page.FillAsync("#password", "correct horse");
        await page.ClickAsync("button.primary");
        await InteractiveAsync(page);
        var figure = page.Locator(".tile .tonnes a").First;
        var before = await figure.GetAttributeAsync("title");
        plant.AdvanceTo(plant.Clock.Now.AddHours(2));
        await Assertions.Expect(figure).Not.ToHaveAttributeAsync("title", before!);
    }

    [SkippableFact]
    public async Task A_quota_that_is_nonsense_is_refused_beside_its_field_and_nothing_typed_is_lost()
    {
        Skip.IfNot(BrowserFixture.Available, "there is no /usr/bin/chromium");
        var problems = new List<string>();
        var page = await browser.OpenAsync(problems, locale: "en-US");
        await browser.SignInAsync(page, "/targets/settings/quotas");
        await InteractiveAsync(page);
        await page.FillAsync("#quotas-1--tonnes", "plenty");
        await page.FillAsync("#quotas-1--document", "letter 12");
        await page.ClickAsync("button.primary");
        await Assertions.Expect(page.Locator("#quotas-1--tonnes-problem")).ToContainTextAsync("not a number");
        await Assertions.Expect(page.Locator("#quotas-1--tonnes")).ToHaveValueAsync("plenty");
        await Assertions.Expect(page.Locator("#quotas-1--tonnes")).ToBeFocusedAsync();
        await page.FillAsync("#quotas-1--tonnes", "120");
        await page.ClickAsync("button.primary");
        await Assertions.Expect(page.Locator(".field-problem").First).ToContainTextAsync("Say why");
        await Assertions.Expect(page.Locator("#quotas-1--document")).ToHaveValueAsync("letter 12");
        Assert.Equal("", await ViolationsAsync(page));
        Assert.Empty(problems);
    }

    [SkippableFact]
    public async Task A_person_enters_what_is_due_with_a_voucher_after_a_slip()
    {
        Skip.IfNot(BrowserFixture.Available, "there is no /usr/bin/chromium");
        var problems = new List<string>();
        var page = await browser.OpenAsync(problems, locale: "en-US");
        await browser.SignInAsync(page, "/entries/due");
        await InteractiveAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter: Diesel of vehicles 2026-07" }).ClickAsync();
        await page.FillAsync("#value", "12,5");
        await page.SetInputFilesAsync("#voucher", new FilePayload { Name = "filling.txt", MimeType = "text/plain", Buffer = "12.5 t"u8.ToArray() });
        await page.Keyboard.PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Assertions.Expect(page.Locator("#value-problem")).ToContainTextAsync("is not a number");
        await Assertions.Expect(page.Locator("#value")).ToBeFocusedAsync();
        await page.FillAsync("#value", "12.5");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/entries/items/diesel/entry/"));
        await Assertions.Expect(page.Locator(".vouchers")).ToContainTextAsync("filling.txt");
        await Assertions.Expect(page.Locator(".title-line")).ToContainTextAsync("submitted");
        Assert.Equal("", await ViolationsAsync(page));
        Assert.Empty(problems);
    }

    [SkippableFact]
    public async Task Everything_can_be_reached_by_keyboard()
    {
        Skip.IfNot(BrowserFixture.Available, "there is no /usr/bin/chromium");
        var page = await browser.OpenAsync([]);
        await browser.SignInAsync(page);
        await InteractiveAsync(page);
        Assert.Equal("skip", await page.EvaluateAsync<string>("document.querySelector('a, button, input, select, summary').className"));
        await page.FocusAsync("a.skip");
        var seen = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            seen.Add(await page.EvaluateAsync<string>("document.activeElement.getAttribute('href') ?? document.activeElement.tagName"));
        }
        Assert.Superset(new HashSet<string> { "/meters", "/boundary", "/sources", "SUMMARY", "BUTTON" }, seen);
        Assert.Contains(seen, s => s.StartsWith("/figures/plant", StringComparison.Ordinal));
    }

    private static Task InteractiveAsync(IPage page) => page.WaitForSelectorAsync("html[data-live=true]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });

    private static async Task<string> ViolationsAsync(IPage page)
    {
        var result = await page.RunAxe();
        return string.Join('\n', result.Violations.Select(v => $"{v.Impact} {v.Id}: {v.Help} — {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
    }
}

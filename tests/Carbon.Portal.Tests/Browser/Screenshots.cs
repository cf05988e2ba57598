using Microsoft.Playwright;

namespace Carbon.Portal.Tests.Browser;

/// <summary>Pictures of every page for a person to look at: set CARBON_SCREENSHOTS to a folder; CARBON_SCREENSHOTS_PAGES narrows them down.</summary>
public sealed class Screenshots(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CARBON_SCREENSHOTS");

    private static readonly (string Name, string Path)[] Pages =
    [
        ("overview", "/"), ("month", "/?period=month"), ("meters", "/meters"), ("meter", "/meters/mill-2"), ("steam", "/meters/steam"), ("boundary", "/boundary"),
        ("sources", "/sources"), ("methods", "/library/methods"), ("method", "/library/methods/M08"), ("method-open", "/library/methods/M16"), ("tables", "/library/tables"),
        ("table", "/library/tables/fuels.NDRC-STEEL-2013"), ("factors", "/library/tables?q=%E6%9F%B4%E6%B2%B9"), ("panel", "/panel"), ("trace", "/figures/plant~works~day~2026-11-24~total~~r0"),
        ("trace-source", "/figures/source~el-melt~hour~2026-11-24T03Z~total~~r0"), ("missing", "/nothing-here"),
        ("due", "/entries/due"), ("items", "/entries/items"), ("item", "/entries/items/steam-factor"), ("enter", "/entries/items/diesel/enter"), ("entry", "/entries/items/diesel/entry/oct"),
        ("review", "/entries/review"), ("import", "/entries/import"), ("item-settings", "/entries/items/gas-ncv/settings"),
    ];

    [SkippableTheory]
    [InlineData("desktop-zh", 1440, 900, "zh-CN", ColorScheme.Light)]
    [InlineData("desktop-en-dark", 1440, 900, "en-US", ColorScheme.Dark)]
    [InlineData("phone-zh", 390, 844, "zh-CN", ColorScheme.Light)]
    [InlineData("phone-en-dark", 390, 844, "en-US", ColorScheme.Dark)]
    [InlineData("panel-zh", 480, 320, "zh-CN", ColorScheme.Dark)]
    public async Task Pages_as_a_person_sees_them(string name, int width, int height, string locale, ColorScheme scheme)
    {
        Skip.If(Folder is null, "CARBON_SCREENSHOTS is not set");
        Skip.IfNot(BrowserFixture.Available, "there is no /usr/bin/chromium");
        Directory.CreateDirectory(Folder!);
        var problems = new List<string>();
        var page = await browser.OpenAsync(problems, width, height, locale, scheme);
        await page.GotoAsync($"{browser.Address}/sign-in");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder!, $"sign-in-{name}.png") });
        await browser.SignInAsync(page);
        var wanted = Environment.GetEnvironmentVariable("CARBON_SCREENSHOTS_PAGES")?.Split(',');
        foreach (var (title, path) in Pages.Where(p => wanted?.Contains(p.Name) ?? true))
        {
            await page.GotoAsync(browser.Address + path);
            await page.WaitForTimeoutAsync(900);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder!, $"{title}-{name}.png"), FullPage = true });
        }
        await File.WriteAllLinesAsync(Path.Combine(Folder!, $"problems-{name}.txt"), problems);
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Carbon.Demonstration.Tests;

/// <summary>Binding a source in the browser, against the demonstration itself (clause 9.2).</summary>
public sealed class SourcePagesTests(PortalVisit visit) : IClassFixture<PortalVisit>
{
    [SkippableTheory]
    [InlineData("/sources/new", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/sources/diesel/edit", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/sources/diesel/edit?adopt=1", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/sources/diesel", "en-US", ColorScheme.Light, 390)]
    [InlineData("/sources/diesel", "zh-CN", ColorScheme.Dark, 1440)]
    public async Task A_page_of_a_source_can_be_read_by_everyone(string path, string locale, ColorScheme scheme, int width)
    {
        Skip.IfNot(PortalVisit.Available, "there is no /usr/bin/chromium");
        await visit.ReadAsync(path, locale, scheme, width);
    }

    [SkippableFact]
    public async Task A_source_is_bound_after_nonsense_was_refused_at_its_symbol()
    {
        Skip.IfNot(PortalVisit.Available, "there is no /usr/bin/chromium");
        var problems = new List<string>();
        var page = await visit.OpenAsync("/sources/new", problems);
        await page.FillAsync("#id", "forklifts");
        await page.FillAsync("#nameEn", "forklifts");
        await page.FillAsync("#name", "叉车");
        await page.SelectOptionAsync("#method", "M29.burn");
        await page.SelectOptionAsync("#from-OF", "own");
        await page.FillAsync("#value-OF", "much");
        await page.ClickAsync("form.binding button[type=submit]");
        await Assertions.Expect(page.Locator("#value-OF-problem")).ToContainTextAsync("much");
        await Assertions.Expect(page.Locator("#from-AD-problem")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#id")).ToHaveValueAsync("forklifts");
        await page.SelectOptionAsync("#from-OF", "");
        await page.SelectOptionAsync("#select-fuel", "diesel");
        await page.SelectOptionAsync("#term-AD-a", "item:diesel");
        await page.ClickAsync("form.binding button[type=submit]");
        await Assertions.Expect(page.Locator("#preview .constants")).ToBeVisibleAsync();
        await page.ClickAsync("#preview button[type=submit]");
        await Assertions.Expect(page.Locator("#reason-problem")).ToBeVisibleAsync();
        await page.SelectOptionAsync("#unit", new SelectOptionValue { Index = 1 });
        await page.FillAsync("#reason", "the forklifts are fuelled apart");
        await page.ClickAsync("#preview button[type=submit]");
        await page.WaitForURLAsync(new Regex("/sources/forklifts$"));
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync("the forklifts are fuelled apart");
        await visit.GoAsync(page, "/sources");
        await Assertions.Expect(page.Locator("article#forklifts")).ToBeVisibleAsync();
        Assert.Empty(problems);
    }
}

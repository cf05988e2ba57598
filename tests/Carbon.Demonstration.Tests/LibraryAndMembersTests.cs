using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Carbon.Demonstration.Tests;

/// <summary>Validity and versions in the library, and the members of a unit, against the demonstration itself (clause 9.3 b).</summary>
public sealed class LibraryAndMembersTests(PortalVisit visit) : IClassFixture<PortalVisit>
{
    [SkippableTheory]
    [InlineData("/library/tables/electricity.MEE-NBS-2023.provincial", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/library/tables/electricity.NATIONAL-MARKET", "zh-CN", ColorScheme.Dark, 390)]
    [InlineData("/library/methods/M08?version=1", "en-US", ColorScheme.Light, 390)]
    [InlineData("/library/methods/M08?version=7", "zh-CN", ColorScheme.Dark, 1440)]
    [InlineData("/boundary/units/rolling", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/boundary/units/utilities", "en-US", ColorScheme.Dark, 1440)]
    [InlineData("/boundary", "zh-CN", ColorScheme.Light, 390)]
    public async Task A_page_can_be_read_by_everyone(string path, string locale, ColorScheme scheme, int width)
    {
        Skip.IfNot(PortalVisit.Available, "there is no /usr/bin/chromium");
        await visit.ReadAsync(path, locale, scheme, width);
    }

    [SkippableFact]
    public async Task Nonsense_about_members_is_refused_beside_its_field_and_what_is_right_counts()
    {
        Skip.IfNot(PortalVisit.Available, "there is no /usr/bin/chromium");
        var problems = new List<string>();
        var page = await visit.OpenAsync("/boundary/units/rolling", problems);
        var gas = page.Locator("[data-entity='source:gas-reheating']");
        var submit = page.Locator("form.form button[type=submit]");
        await gas.Locator("input").FillAsync("most");
        await submit.ClickAsync();
        await Assertions.Expect(gas.Locator(".field-problem")).ToContainTextAsync("most");
        await Assertions.Expect(page.Locator("#reason-problem")).ToBeVisibleAsync();
        await gas.Locator("input").FillAsync("0.9");
        await page.FillAsync("#reason", "a tenth heats the office");
        await page.SelectOptionAsync("#add", "source:power-melting");
        var power = page.Locator("[data-entity='source:power-melting']");
        await Assertions.Expect(power.Locator("input")).ToHaveValueAsync("1");
        await submit.ClickAsync();
        await Assertions.Expect(power.Locator(".field-problem")).ToContainTextAsync("whole");
        await Assertions.Expect(gas.Locator("input")).ToHaveValueAsync("0.9");
        await power.Locator("button").ClickAsync();
        await submit.ClickAsync();
        await page.WaitForURLAsync(new Regex("/boundary$"));
        await Assertions.Expect(page.Locator(".tree .branch", new PageLocatorOptions { HasText = "reheating" }).Locator(".badge")).ToContainTextAsync("90");
        await visit.GoAsync(page, "/boundary/units/rolling");
        await Assertions.Expect(gas.Locator("input")).ToHaveValueAsync("0.9");
        Assert.Empty(problems);
    }
}

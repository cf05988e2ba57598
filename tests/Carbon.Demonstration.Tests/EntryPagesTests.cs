using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Carbon.Demonstration.Tests;

/// <summary>The pages on which people enter, against the demonstration itself (clauses 6.2, 8.1.2, 11.6).</summary>
public sealed class EntryPagesTests(PortalVisit visit) : IClassFixture<PortalVisit>
{
    [SkippableTheory]
    [InlineData("/entries/due", "zh-CN", ColorScheme.Light, 1440)]
    [InlineData("/entries/due", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/entries/items", "zh-CN", ColorScheme.Dark, 390)]
    [InlineData("/entries/items/diesel", "en-US", ColorScheme.Light, 1440)]
    [InlineData("/entries/items/coal-ncv", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/entries/items/steam-factor", "zh-CN", ColorScheme.Dark, 1440)]
    [InlineData("/entries/items/diesel/enter", "zh-CN", ColorScheme.Light, 390)]
    [InlineData("/entries/items/coal-ncv/settings", "en-US", ColorScheme.Dark, 390)]
    [InlineData("/entries/review", "en-US", ColorScheme.Light, 390)]
    [InlineData("/entries/import", "zh-CN", ColorScheme.Dark, 1440)]
    public async Task A_page_of_entries_can_be_read_by_everyone(string path, string locale, ColorScheme scheme, int width)
    {
        Skip.IfNot(PortalVisit.Available, "there is no /usr/bin/chromium");
        await visit.ReadAsync(path, locale, scheme, width);
    }

    [SkippableFact]
    public async Task Nonsense_is_refused_beside_its_field_and_what_is_right_arrives_with_its_voucher()
    {
        Skip.IfNot(PortalVisit.Available, "there is no /usr/bin/chromium");
        var problems = new List<string>();
        var page = await visit.OpenAsync("/entries/items/diesel/enter?from=2026-01-05&to=2026-01-11", problems);
        await page.FillAsync("#value", "three");
        await page.ClickAsync("form.form button[type=submit]");
        await Assertions.Expect(page.Locator("#value-problem")).ToContainTextAsync("three");
        await Assertions.Expect(page.Locator("#value")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.FillAsync("#value", "3100");
        await page.FillAsync("#unit", "kg");
        await page.SetInputFilesAsync("#voucher", new FilePayload { Name = "book.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("page 12: 3100 kg") });
        await Assertions.Expect(page.Locator("form.form")).ToContainTextAsync("book.txt");
        await page.ClickAsync("form.form button[type=submit]");
        await page.WaitForURLAsync(new Regex("/entries/items/diesel/entry/"));
        await Assertions.Expect(page.Locator(".vouchers")).ToContainTextAsync("book.txt");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3.1");
        Assert.Empty(problems);
    }

    [SkippableFact]
    public async Task Another_person_s_entry_is_reviewed_and_approved_and_leaves_the_queue()
    {
        Skip.IfNot(PortalVisit.Available, "there is no /usr/bin/chromium");
        var page = await visit.OpenAsync("/entries/review", []);
        var row = page.Locator("tr", new PageLocatorOptions { HasText = "li.wei" });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await row.Locator("button.primary").ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("reviewed", new LocatorAssertionsToContainTextOptions { IgnoreCase = true });
        await row.Locator("button.primary").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_pasted_table_is_judged_row_by_row_before_anything_is_taken()
    {
        Skip.IfNot(PortalVisit.Available, "there is no /usr/bin/chromium");
        var page = await visit.OpenAsync("/entries/import", []);
        await page.SelectOptionAsync("#item", "diesel");
        await page.FillAsync("#table", "from\tto\tvalue\n2026-02-02\t2026-02-08\t3.3\n2026-02-09\t2026-02-15\tmuch\n");
        await page.ClickAsync("form.form button[type=submit]");
        await Assertions.Expect(page.Locator("#report")).ToContainTextAsync("much");
        await Assertions.Expect(page.Locator("form.form button.primary[type=button]")).ToBeDisabledAsync();
        await page.FillAsync("#table", "from\tto\tvalue\n2026-02-02\t2026-02-08\t3.3\n2026-02-09\t2026-02-15\t3.4\n");
        await page.ClickAsync("form.form button[type=submit]");
        var take = page.Locator("form.form button.primary[type=button]");
        await Assertions.Expect(take).ToBeEnabledAsync();
        await take.ClickAsync();
        await visit.GoAsync(page, "/entries/items/diesel");
        await Assertions.Expect(page.Locator(".entries")).ToContainTextAsync("2026-02-09");
    }
}

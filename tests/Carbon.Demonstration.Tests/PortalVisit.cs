using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Carbon.Demonstration.Tests;

/// <summary>A running demonstration and a browser, shared by the tests of a class; a person signed in.</summary>
public sealed class PortalVisit : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private readonly RunningDemonstration _demonstration = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Whether there is a browser on this machine.</summary>
    public static bool Available => File.Exists(Chromium);

    /// <summary>The demonstration.</summary>
    public RunningDemonstration Demonstration => _demonstration;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (!Available)
            return;
        await _demonstration.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-background-networking"] });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Available)
            await _demonstration.DisposeAsync();
    }

    /// <summary>A page that a signed-in administrator opens; errors of the browser are written to <paramref name="problems"/>.</summary>
    public async Task<IPage> OpenAsync(string path, List<string> problems, int width = 1440, string locale = "en-US", ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Locale = locale,
            ColorScheme = scheme,
        });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                problems.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => problems.Add($"script: {error}");
        await page.GotoAsync($"{_demonstration.Portal}/sign-in");
        await page.FillAsync("#user", _demonstration.Ready.GetProperty("user").GetString()!);
        await page.FillAsync("#password", _demonstration.Ready.GetProperty("password").GetString()!);
        await page.ClickAsync("button.primary");
        await page.WaitForURLAsync(new Regex("/$"));
        await GoAsync(page, path);
        return page;
    }

    /// <summary>Goes to another page and waits until it answers to clicks.</summary>
    public async Task GoAsync(IPage page, string path)
    {
        await page.GotoAsync($"{_demonstration.Portal}{path}");
        await page.WaitForSelectorAsync("html[data-live=true]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
    }

    /// <summary>Opens a page as a reader, and fails where it is not for everyone or the browser reports an error.</summary>
    public async Task ReadAsync(string path, string locale, ColorScheme scheme, int width)
    {
        var problems = new List<string>();
        var page = await OpenAsync(path, problems, width, locale, scheme);
        Assert.Equal("", await FaultsAsync(page));
        Assert.Empty(problems);
    }

    /// <summary>What is wrong with a page for those who cannot see it, or see it on a small screen; empty: nothing.</summary>
    public static async Task<string> FaultsAsync(IPage page)
    {
        var result = await page.RunAxe();
        var faults = result.Violations.Select(v => $"{v.Impact} {v.Id}: {v.Help} — {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ToList();
        if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"))
            faults.Add("the page is wider than the window");
        return string.Join('\n', faults);
    }
}

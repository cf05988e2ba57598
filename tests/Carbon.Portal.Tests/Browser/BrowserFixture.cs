using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Playwright;

namespace Carbon.Portal.Tests.Browser;

/// <summary>A browser and a running portal, shared by the tests that look at pages.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private WebApplication? _host;

    /// <summary>Whether there is a browser on this machine.</summary>
    public static bool Available => File.Exists(Chromium);

    /// <summary>Address of the portal.</summary>
    public string Address { get; private set; } = "";

    internal DemonstrationPlant Plant { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (!Available)
            return;
        Plant = new DemonstrationPlant(DemonstrationPlant.Usual);
        _host = await PreviewHost.StartAsync(Plant);
        await SomeEntries.MakeAsync(_host.Services.GetRequiredService<PreviewEntries>());
        Address = _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-background-networking"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        Plant?.Dispose();
    }

    /// <summary>A new page of a reader; what goes wrong in it is written to <paramref name="problems"/>.</summary>
    public async Task<IPage> OpenAsync(List<string> problems, int width = 1440, int height = 900, string locale = "zh-CN", ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = locale,
            ColorScheme = scheme,
        });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                problems.Add($"console {message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => problems.Add($"script: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address, StringComparison.Ordinal) && !request.Url.StartsWith(Address.Replace("http", "ws", StringComparison.Ordinal), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                problems.Add($"foreign request: {request.Url}");
        };
        return page;
    }

    /// <summary>Signs in and ends on the page that was asked for.</summary>
    public async Task SignInAsync(IPage page, string path = "/")
    {
        await page.GotoAsync($"{Address}{path}");
        await page.FillAsync("#user", "admin");
        await page.FillAsync("#password", "correct horse");
        await page.ClickAsync("button.primary");
        await page.WaitForURLAsync($"{Address}{path}");
    }
}

using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Carbon.Portal.Tests.Http;

/// <summary>A running portal over two days of the plant.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    private WebApplication? _host;
    private DemonstrationPlant? _plant;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _plant = new DemonstrationPlant(MeterPlan.Start.AddHours(40));
        _host = await PreviewHost.StartAsync(_plant);
        Address = new Uri(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _plant?.Dispose();
    }

    /// <summary>A client that asks for pages as a browser does and follows nothing.</summary>
    public HttpClient Client(string language = "zh-CN")
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>A client that has signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string language = "zh-CN")
    {
        var client = Client(language);
        var answer = await SignInAsync(client, "correct horse", "/");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Fills in the sign-in form.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string password, string back)
    {
        var address = $"/sign-in?ReturnUrl={Uri.EscapeDataString(back)}";
        var form = await client.GetStringAsync(address);
        var token = System.Text.RegularExpressions.Regex.Match(form, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        return await client.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.User"] = "admin",
            ["Form.Password"] = password,
        }));
    }
}

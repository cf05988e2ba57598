using System.Net;

namespace Carbon.Portal.Tests.Http;

/// <summary>What the portal answers to whom.</summary>
public sealed class PortalHttpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/meters")]
    [InlineData("/boundary")]
    [InlineData("/sources")]
    [InlineData("/panel")]
    [InlineData("/figures/plant~works~day~2026-10-01~total~~r0")]
    [InlineData("/_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js")]
    [InlineData("/_content/Carbon.Portal/js/portal.js")]
    [InlineData("/nothing-here")]
    public async Task Nothing_but_sign_in_answers_without_authentication(string path)
    {
        using var client = portal.Client();
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/_content/Carbon.Portal/css/tokens.css")]
    [InlineData("/_content/Carbon.Portal/icon.svg")]
    public async Task The_sign_in_page_has_what_it_needs(string path)
    {
        using var client = portal.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?period=week")]
    [InlineData("/?period=year&on=2026-02-30")]
    [InlineData("/?period=century&on=yesterday")]
    [InlineData("/meters")]
    [InlineData("/meters/mill-1?step=days")]
    [InlineData("/meters/mill-1?point=none")]
    [InlineData("/meters/no-such-meter")]
    [InlineData("/boundary?period=quarter")]
    [InlineData("/sources")]
    [InlineData("/panel")]
    [InlineData("/figures/plant~works~day~2026-10-01~total~~r0")]
    [InlineData("/figures/plant~works~year~2026~category~scope2.electricity~r7")]
    [InlineData("/figures/source~el-melt~hour~2026-10-01T03Z~total~~r0")]
    [InlineData("/figures/plant~works~day~1999-01-01~total~~r0")]
    [InlineData("/figures/nonsense")]
    public async Task Every_page_answers_whatever_it_is_asked(string path)
    {
        using var client = await portal.SignedInAsync("en");
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("This page failed", page, StringComparison.Ordinal);
        Assert.Contains("<h1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_words()
    {
        using var client = portal.Client("en");
        var answer = await PortalFixture.SignInAsync(client, "wrong", "/");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("is not right", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/meters?step=days", "/meters?step=days")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    public async Task Signing_in_never_leads_to_another_host(string back, string expected)
    {
        using var client = portal.Client();
        var answer = await PortalFixture.SignInAsync(client, "correct horse", back);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var led = new Uri(portal.Address, answer.Headers.Location!);
        Assert.Equal(new Uri(portal.Address, expected), led);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = portal.Client();
        var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["Form.User"] = "admin",
            ["Form.Password"] = "correct horse",
        }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var known = await portal.SignedInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await known.PostAsync(new Uri("/sign-out", UriKind.Relative), null)).StatusCode);
    }

    [Theory]
    [InlineData("zh-CN", "lang=\"zh-Hans\"", "我们排放了多少")]
    [InlineData("en-GB", "lang=\"en\"", "How much did we emit?")]
    [InlineData("fr", "lang=\"zh-Hans\"", "我们排放了多少")]
    public async Task The_browser_s_language_decides(string language, string tag, string words)
    {
        using var client = await portal.SignedInAsync(language);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/", UriKind.Relative)));
        Assert.Contains(tag, page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_s_choice_of_language_outweighs_the_browser_s()
    {
        using var client = await portal.SignedInAsync("zh-CN");
        var switched = await client.GetAsync(new Uri("/language?to=en&back=%2Fsources", UriKind.Relative));
        Assert.Equal("/sources", switched.Headers.Location!.ToString());
        Assert.Contains("Which method, which factors?", await client.GetStringAsync(new Uri("/sources", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_asks_only_its_own_host_for_anything()
    {
        using var client = await portal.SignedInAsync();
        var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_unknown_address_is_a_page_that_says_so()
    {
        using var client = await portal.SignedInAsync("en");
        var answer = await client.GetAsync(new Uri("/nothing-here", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_factor_table_is_downloaded_only_by_those_who_have_signed_in()
    {
        const string address = "/library/tables/electricity.MEE-NBS-2023.provincial/csv";
        Assert.Equal(HttpStatusCode.Redirect, (await portal.Client().GetAsync(address)).StatusCode);
        var client = await portal.SignedInAsync();
        var file = await client.GetAsync(address);
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("江苏", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/library/tables/nothing/csv")).StatusCode);
    }
}

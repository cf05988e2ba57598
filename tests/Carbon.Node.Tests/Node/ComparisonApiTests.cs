using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Carbon.Node.Tests.Node;

/// <summary>A factor corrected after a report: what was reported, what is now, and why they differ.</summary>
public sealed class ComparisonApiTests : IAsyncLifetime
{
    private static readonly DateOnly First = DateOnly.FromDateTime(DateTime.UtcNow.Date.AddDays(-6));
    private readonly TestNode _node = new(SmallPlant.Pushed(every: "1h"));
    private HttpClient _client = null!;
    private string _enter = "";

    public async Task InitializeAsync()
    {
        await _node.StartAsync();
        _enter = await _node.TokenAsync("operator");
        _client = _node.Client(_enter);
        using var pushed = await _node.Client(await _node.TokenAsync("device")).PostAsync("/api/v1/readings", JsonContent.Create(new
        {
            device = "hall",
            readings = Enumerable.Range(0, 73).Select(h => new { point = "energy", time = Midnight.AddHours(h).ToString("O"), value = "100", id = $"h{h}" }),
        }));
        Assert.Equal(HttpStatusCode.OK, pushed.StatusCode);
        await SettledAsync(SmallPlant.Tonnes(100m) * 72);
    }

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task A_period_marked_as_reported_is_compared_with_what_stands_now()
    {
        using (var none = await _client.GetAsync(Comparison("reported", "current")))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var marked = await _client.PostAsync("/api/v1/plants/works/reported-periods", JsonContent.Create(new { from = Day(0), to = Day(3), note = "annual report" }));
        Assert.Equal(HttpStatusCode.Created, marked.StatusCode);
        var mark = await marked.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("annual report", mark.GetProperty("note").GetString());
        var reported = 0.5m * SmallPlant.Tonnes(100m) * 72;
        Assert.Contains(mark.GetProperty("categories").EnumerateArray(), c => Number(c.GetProperty("value")) == reported);

        await _node.Process.TerminateAsync();
        File.WriteAllText(_node.Config, File.ReadAllText(_node.Config).Replace("0.5366", "0.6", StringComparison.Ordinal));
        await _node.StartAsync();
        _client = _node.Client(_enter);
        var now = decimal.Round(0.1m * 0.6m, 9) * 72;
        await SettledAsync(now);

        var compared = await TestNode.UntilAsync(_client, Comparison("reported", "current"), a => Number(a.GetProperty("difference")) != 0m);
        Assert.Equal((reported, 0.5m * now), (Number(compared.GetProperty("left")), Number(compared.GetProperty("right"))));
        Assert.Equal(JsonValueKind.String, compared.GetProperty("left").ValueKind);
        Assert.Equal(Number(compared.GetProperty("difference")), Number(compared.GetProperty("parts").GetProperty("factor")));
        var change = compared.GetProperty("sources")[0].GetProperty("changes").EnumerateArray().First(c => c.GetProperty("cause").GetString() == "factor");
        Assert.Equal(("EF_elec", "0.5366", "0.6"), (change.GetProperty("subject").GetString(), change.GetProperty("left").GetString(), change.GetProperty("right").GetString()));
        var recomputed = await _client.GetFromJsonAsync<JsonElement>(Comparison("current", "recomputed"));
        Assert.Equal(0m, Number(recomputed.GetProperty("difference")));
        var long_ago = await _client.GetFromJsonAsync<JsonElement>(Comparison("known:2020-01-01", "current"));
        Assert.Equal(0m, Number(long_ago.GetProperty("left")));

        var figures = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/emissions?scope=plant:works&step=day&{Stretch()}");
        var id = figures.GetProperty("figures")[0].GetProperty("id").GetString()!;
        var revisions = (await _client.GetFromJsonAsync<JsonElement>($"/api/v1/figures/{Uri.EscapeDataString(id)}/revisions")).GetProperty("revisions");
        Assert.Equal(2, revisions.GetArrayLength());
        Assert.Equal(Number(figures.GetProperty("figures")[0].GetProperty("value")), Number(revisions[1].GetProperty("value")));
    }

    [Theory]
    [InlineData("/api/v1/comparison?from=2026-01-01&to=2026-02-01&left=guessed", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/comparison?from=2026-02-01&to=2026-02-01&left=current", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/comparison?scope=plant:nowhere&from=2026-01-01&to=2026-02-01&left=current", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/figures/nothing/revisions", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/plants/nowhere/reported-periods", HttpStatusCode.NotFound)]
    public async Task What_is_not_understood_is_a_problem(string path, HttpStatusCode status)
    {
        using var answer = await _client.GetAsync(path);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private static DateTimeOffset Midnight => new(First.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));

    private static string Day(int day) => First.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Comparison(string left, string right) => $"/api/v1/comparison?scope=plant:works&from={Day(0)}&to={Day(3)}&left={left}&right={right}";

    private static string Stretch() => $"from={Uri.EscapeDataString(Midnight.ToString("O"))}&to={Uri.EscapeDataString(Midnight.AddDays(3).ToString("O"))}";

    private static decimal Number(JsonElement value) => decimal.Parse(value.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture);

    private Task SettledAsync(decimal tonnes) => TestNode.UntilAsync(
        _client, $"/api/v1/emissions?scope=source:power-hall&step=day&{Stretch()}",
        a => a.GetProperty("figures").EnumerateArray().Where(f => f.GetProperty("settled").GetBoolean()).Sum(f => Number(f.GetProperty("value"))) == tonnes);
}

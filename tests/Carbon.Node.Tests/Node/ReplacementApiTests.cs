using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Carbon.Node.Tests.Node;

/// <summary>An instrument exchanged while the node runs, announced after the fact.</summary>
public sealed class ReplacementApiTests(RunningNode running) : IClassFixture<RunningNode>
{
    private static readonly DateTimeOffset Noon = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(-3).AddHours(4);

    [Fact]
    public async Task An_exchange_announced_after_the_fact_revises_the_day_to_the_true_quantity()
    {
        using var viewer = running.Node.Client(running.Viewer);
        using var device = running.Node.Client(running.Device);
        using var keeper = running.Node.Client(await running.Node.TokenAsync("operator"));
        // 6000 to 6010 on the old register, 0 to 5 on the new one; the hours around them lie in one local day.
        decimal[] shown = [6000m, 6004m, 6008m, 1m, 3m, 5m];
        using var pushed = await device.PostAsJsonAsync("/api/v1/readings", new
        {
            device = "main",
            readings = shown.Select((value, i) => new { point = "energy", time = At(i), value = value.ToString(CultureInfo.InvariantCulture), id = $"x{i}" }),
        });
        Assert.Equal(6, (await pushed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted").GetInt32());

        var body = new { point = "energy", time = Noon.AddMinutes(150).ToString("O", CultureInfo.InvariantCulture), end = "6010", start = "0", reason = "worn out" };
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PostAsJsonAsync("/api/v1/meters/main/replacements", body)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.PostAsJsonAsync("/api/v1/meters/nobody/replacements", body)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await keeper.PostAsJsonAsync("/api/v1/meters/main/replacements", new { point = "energy" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await keeper.PostAsJsonAsync("/api/v1/meters/main/replacements", body)).StatusCode);

        var path = $"/api/v1/meters/main/readings?step=hour&from={Uri.EscapeDataString(At(0))}&to={Uri.EscapeDataString(At(5))}";
        var answer = await TestNode.UntilAsync(viewer, path, a => Sum(a) == 15m);
        Assert.Equal(15m, Sum(answer));
    }

    private static string At(int hour) => Noon.AddHours(hour).ToString("O", CultureInfo.InvariantCulture);

    private static decimal Sum(JsonElement answer) => answer.GetProperty("points")[0].GetProperty("values").EnumerateArray()
        .Sum(v => decimal.Parse(v.GetProperty("value").GetString()!, CultureInfo.InvariantCulture));
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Carbon.Node.Tests.Node;

public sealed class QualityApiTests(RunningNode running) : IClassFixture<RunningNode>
{
    private static readonly DateTimeOffset Midnight = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(-5).AddHours(-8);

    [Fact]
    public async Task A_pushed_hour_has_its_quality_its_availability_and_what_is_unknown_of_its_uncertainty()
    {
        using var pushed = await running.Node.Client(running.Device).PostAsync("/api/v1/readings", JsonContent.Create(new
        {
            device = "hall",
            readings = Enumerable.Range(0, 61).Select(m => new { point = "energy", time = Time(m), value = "0.5", id = $"q{m}" }),
        }));
        Assert.Equal(HttpStatusCode.OK, pushed.StatusCode);
        var client = running.Node.Client(running.Viewer);
        var period = $"from={Uri.EscapeDataString(Time(0))}&to={Uri.EscapeDataString(Time(60))}";

        var quality = await TestNode.UntilAsync(client, $"/api/v1/quality?scope=source:power-hall&{period}", a => Number(a, "value") != 0m);
        Assert.Equal(SmallPlant.Tonnes(30m), Number(quality, "value"));
        Assert.Equal(1m, Number(quality.GetProperty("quality"), "measured"));
        Assert.Equal((1m, 1m), (Number(quality, "outOfCalibration"), Number(quality, "calibrationUnknown")));
        Assert.Equal("hall", quality.GetProperty("uncalibrated")[0].GetProperty("meter").GetString());

        var uncertainty = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/uncertainty?scope=source:power-hall&{period}")).RootElement;
        Assert.Equal(0m, Number(uncertainty, "coverage"));
        Assert.Contains(uncertainty.GetProperty("unknown").EnumerateArray(), u => u.GetProperty("kind").GetString() == "instrument" && u.GetProperty("id").GetString() == "hall");
        Assert.Contains(uncertainty.GetProperty("contributors").EnumerateArray(), c => c.GetProperty("kind").GetString() == "given" && c.GetProperty("rule").GetString() == "grid-electricity");

        var points = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/availability?plant=works&{period}")).RootElement.EnumerateArray().ToList();
        var hall = points.Single(p => p.GetProperty("meter").GetString() == "hall");
        Assert.Equal((60, 60), (hall.GetProperty("expected").GetInt32(), hall.GetProperty("valid").GetInt32()));
        Assert.Equal(100m, Number(hall, "percent"));
        Assert.Empty(JsonDocument.Parse(await client.GetStringAsync($"/api/v1/crosschecks?{period}")).RootElement.EnumerateArray());
    }

    [Theory]
    [InlineData("quality?scope=source:none", HttpStatusCode.NotFound)]
    [InlineData("quality?scope=moon", HttpStatusCode.BadRequest)]
    [InlineData("quality?from=x", HttpStatusCode.BadRequest)]
    [InlineData("uncertainty?scope=plant:none", HttpStatusCode.NotFound)]
    [InlineData("uncertainty?top=0", HttpStatusCode.BadRequest)]
    [InlineData("uncertainty?from=2026-02-01&to=2026-01-01", HttpStatusCode.BadRequest)]
    [InlineData("availability?plant=none", HttpStatusCode.NotFound)]
    [InlineData("crosschecks?plant=none", HttpStatusCode.NotFound)]
    [InlineData("quality", HttpStatusCode.OK)]
    [InlineData("uncertainty?scope=&top=", HttpStatusCode.OK)]
    public async Task What_cannot_be_asked_is_refused_with_its_reason(string call, HttpStatusCode status)
    {
        using var answer = await running.Node.Client(running.Viewer).GetAsync($"/api/v1/{call}");
        Assert.Equal(status, answer.StatusCode);
        using var nobody = await running.Node.Client().GetAsync($"/api/v1/{call}");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    private static string Time(int minute) => Midnight.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    private static decimal Number(JsonElement answer, string name) => decimal.Parse(answer.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}

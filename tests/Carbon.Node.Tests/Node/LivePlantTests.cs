using System.Net;
using System.Text;
using System.Text.Json;

namespace Carbon.Node.Tests.Node;

/// <summary>What can be bound is what stands now, whoever made it.</summary>
public sealed class LivePlantTests
{
    private const string Boiler = """
        {"id": "boiler", "nameZh": "锅炉", "nameEn": "boiler", "methodSource": "M08.comb",
         "given": {"NCV": {"item": "heat"}, "CC": {"value": 0.0261, "unit": "tC/GJ", "origin": "test"}, "OF": {"value": 0.93, "unit": "fraction", "origin": "test"}},
         "activity": {"FC": {"item": "coal"} } }
        """;

    [Fact]
    public async Task Items_that_people_made_and_meters_that_left_the_file_are_bound_with_their_units()
    {
        await using var node = new TestNode(SmallPlant.Pushed());
        var token = await node.TokenAsync("administrator");
        await node.StartAsync();
        using (var keeper = node.Client(token))
            await TestNode.UntilAsync(keeper, "/api/v1/sources", s => s.GetArrayLength() == 2);
        await node.Process.TerminateAsync();
        File.WriteAllText(node.Config, """{"role": "terminal", "plant": {"id": "works", "nameZh": "厂", "nameEn": "works", "timeZone": "Asia/Shanghai", "method": "M08"}}""");
        await node.StartAsync();
        var client = node.Client(token);

        Assert.Contains("no data item 'heat'", await BindAsync(client, "boiler", Boiler, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await MakeAsync(client, "coal", "quantity", "kg");
        await MakeAsync(client, "heat", "analysis", "MJ/kg");
        await TestNode.UntilAsync(client, "/api/v1/items", i => i.GetArrayLength() == 2);
        var choices = JsonDocument.Parse(await client.GetStringAsync("/api/v1/library/choices?methodSource=M08.comb&symbol=NCV&select=fuel:anthracite")).RootElement;
        Assert.Contains(choices.EnumerateArray(), c => c.GetProperty("kind").GetString() == "item" && c.GetProperty("item").GetString() == "heat");
        Assert.Contains("holds amounts", await BindAsync(client, "boiler", Boiler.Replace("\"heat\"", "\"coal\"", StringComparison.Ordinal), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        var bound = JsonDocument.Parse(await BindAsync(client, "boiler", Boiler, HttpStatusCode.OK)).RootElement.GetProperty("source");
        Assert.Equal("kg", bound.GetProperty("activities")[0].GetProperty("unit").GetString());

        var power = SmallPlant.Source("power-again", "hall");
        var second = JsonDocument.Parse(await BindAsync(client, "power-again", power, HttpStatusCode.OK)).RootElement.GetProperty("source");
        Assert.Equal("kWh", second.GetProperty("activities")[0].GetProperty("unit").GetString());
        Assert.Contains("no meter 'nowhere'", await BindAsync(client, "power-again", power.Replace("\"hall\"", "\"nowhere\"", StringComparison.Ordinal), HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    private static async Task MakeAsync(HttpClient client, string id, string kind, string unit)
    {
        using var made = await client.PutAsync($"/api/v1/items/{id}", Json($$"""{"reason": "new", "item": {"id": "{{id}}", "nameEn": "{{id}}", "kind": "{{kind}}", "unit": "{{unit}}"} }"""));
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
    }

    private static async Task<string> BindAsync(HttpClient client, string id, string source, HttpStatusCode expected)
    {
        using var answer = await client.PutAsync($"/api/v1/sources/{id}", Json($$"""{"source": {{source}}, "reason": "bound", "unit": "plant:works"}"""));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, text);
        return text.Replace("\\u0027", "'", StringComparison.Ordinal);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}

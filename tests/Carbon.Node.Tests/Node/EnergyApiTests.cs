using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using static Carbon.Node.Tests.Node.EntryPlant;

namespace Carbon.Node.Tests.Node;

/// <summary>Energy and a product footprint over what people enter.</summary>
public sealed class EnergyApiTests
{
    [Fact]
    public async Task Entered_coal_counts_in_standard_coal_and_in_the_footprint_by_its_days()
    {
        await using var node = new TestNode(EntryPlant.Configuration.TrimEnd()[..^1] + """
            , "settings": {
                "outputs": [{"id": "steam", "nameZh": "蒸汽", "nameEn": "steam", "meter": "item:coal", "point": "quantity"}],
                "energyCarriers": [{"id": "coal", "nameZh": "原煤", "nameEn": "coal", "meter": "item:coal", "point": "quantity", "unit": "kg",
                    "calorific": {"table": "energy.FUELS", "row": "raw_coal", "column": "calorific"}, "equal": {"value": 0.7, "unit": "kgce/kg", "origin": "test"}}],
                "footprints": [{"id": "steam", "nameZh": "蒸汽", "nameEn": "steam", "output": "steam", "processes": [{"scope": "source:boiler"}],
                    "upstream": [{"id": "coal", "nameZh": "煤", "nameEn": "coal", "quantity": {"meter": "item:coal", "point": "quantity"}, "unit": "t", "factor": {"value": 50, "unit": "kgCO2e/t", "origin": "test"}}]}]
            }}
            """);
        var token = await node.TokenAsync("operator");
        await node.StartAsync();
        using var wang = node.Client(token);
        var (first, last) = (Month(-1), Month(0).AddDays(-1));
        var days = last.DayNumber - first.DayNumber + 1;
        var made = await wang.PostAsJsonAsync("/api/v1/items/coal/entries", new { id = "e1", from = Text(first), to = Text(last), value = (days * 100).ToString(CultureInfo.InvariantCulture), unit = "t", submit = true });
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());

        // 100 t a day: ten days are 1,000,000 kg, times 0.7143 kgce.
        var path = $"/api/v1/energy?from={Text(first)}&to={Text(first.AddDays(10))}";
        var energy = (await TestNode.UntilAsync(wang, path, a => Value(a[0], "calorific") == 714.3m))[0];
        Assert.Equal((714.3m, 700m), (Value(energy, "calorific"), Value(energy, "equal")));
        Assert.Equal("coal", energy.GetProperty("unconfirmed")[0].GetString());

        var footprints = await TestNode.UntilAsync(wang, $"/api/v1/footprints?from={Text(first)}&to={Text(last.AddDays(1))}", a => Value(a[0].GetProperty("processes")[0], "tonnes") > 0m, 60);
        var expected = Tonnes(1m) * 1000m + 50m;
        Assert.InRange(Value(footprints[0], "kilogramsPerFunctionalUnit") - expected, -0.001m, 0.001m);
    }

    private static decimal Value(JsonElement answer, string name) => decimal.Parse(answer.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}

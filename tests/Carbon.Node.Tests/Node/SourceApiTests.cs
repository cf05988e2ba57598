using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Carbon.Node.Tests.Node;

/// <summary>Sources bound and units changed through the API of a node that runs.</summary>
public sealed class SourceApiTests : IAsyncLifetime
{
    private const string Stone = """
        schema: carbon-factors/1
        file: works
        tables:
          - id: grid
            title: {zh: 合同, en: supply contract}
            source: contract 7/2026
            calibre: average
            confirmed: true
            columns: {value: {unit: tCO2/MWh}}
            rows:
              - {key: supplier, zh: 供电方, en: supplier, value: 0.41}
        """;

    private readonly TestNode _node = new(SmallPlant.Pushed(every: "1h"));
    private HttpClient _keeper = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_node.Data, "library", "factors"));
        await File.WriteAllTextAsync(Path.Combine(_node.Data, "library", "factors", "works.yaml"), Stone);
        await StartAsync();
    }

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task A_source_bound_here_counts_in_its_unit_and_stays_over_a_restart_and_a_used_table_keeps_its_content()
    {
        var source = Source("power-shop", """{"table": "works.grid", "row": "supplier"}""");
        Assert.Equal(["$"], await ErrorsAsync(await BindAsync("power-shop", source, "new meter", unit: null)));
        Assert.Equal(["$"], await ErrorsAsync(await BindAsync("power-shop", source, " ", "boundary:shop")));
        using (var bound = await BindAsync("power-shop", source, "new meter", "boundary:shop"))
            Assert.True(bound.IsSuccessStatusCode, await bound.Content.ReadAsStringAsync());
        using (var changed = await BindAsync("power-hall", Source("power-hall", """{"value": 0.6, "origin": "notice"}"""), "factor of 2026"))
            Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        await TestNode.UntilAsync(_keeper, "/api/v1/sources/power-hall", s => s.GetProperty("version").GetInt32() == 2);

        await _node.Process.TerminateAsync();
        await StartAsync();
        var hall = await TestNode.UntilAsync(_keeper, "/api/v1/sources/power-hall", s => s.GetProperty("version").GetInt32() == 2);
        Assert.Equal("0.6", hall.GetProperty("constants")[0].GetProperty("value").GetString());
        var shop = await TestNode.UntilAsync(_keeper, "/api/v1/sources/power-shop", _ => true);
        Assert.Equal("works.grid/supplier", shop.GetProperty("constants")[0].GetProperty("table").GetString());
        Assert.Empty(shop.GetProperty("newer").EnumerateArray());
        var versions = await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/sources/power-hall/versions");
        Assert.Equal(["factor of 2026", ""], versions.EnumerateArray().Select(v => v.GetProperty("reason").GetString()));
        Assert.Equal([false, true], versions.EnumerateArray().Select(v => v.GetProperty("fromFile").GetBoolean()));

        // What is read can be edited and sent again: that changes nothing.
        var again = await PutAsync("sources/power-shop", $$"""{"source": {{shop.GetProperty("binding").GetRawText()}}, "reason": "as it is"}""");
        Assert.True(again.IsSuccessStatusCode, await again.Content.ReadAsStringAsync());
        Assert.Empty((await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("differences").EnumerateArray());

        // The unit holds it: it reaches the unit's figures, also after the file told its own members again.
        var midnight = new DateTimeOffset(DateTime.SpecifyKind(DateTime.UtcNow.AddHours(8).Date, DateTimeKind.Unspecified), TimeSpan.FromHours(8)).AddDays(-2);
        var readings = Enumerable.Range(0, 25).Select(h => new { point = "energy", time = midnight.AddHours(h).ToString("O", CultureInfo.InvariantCulture), value = (100 + (h * 10)).ToString(CultureInfo.InvariantCulture), id = $"r{h}" });
        using var pushed = await _keeper.PostAsJsonAsync("/api/v1/readings", new { device = "main", readings });
        Assert.True(pushed.IsSuccessStatusCode, await pushed.Content.ReadAsStringAsync());
        var day = midnight.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var figures = await TestNode.UntilAsync(
            _keeper,
            $"/api/v1/emissions?scope=boundary:shop&from={day}&to={midnight.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}&step=day&by=source",
            f => f.GetProperty("figures").EnumerateArray().Any(x => x.GetProperty("key").GetString()!.Contains("power-shop", StringComparison.Ordinal)));
        var tonnes = figures.GetProperty("figures").EnumerateArray().Single(x => x.GetProperty("key").GetString()!.Contains("power-shop", StringComparison.Ordinal)).GetProperty("value").GetString();
        Assert.Equal(240m * 0.001m * 0.41m, decimal.Parse(tonnes!, CultureInfo.InvariantCulture));

        await _node.Process.TerminateAsync();
        Assert.Equal(0, (await NodeProcess.RunAsync("verify", "--data", _node.Data)).Exit);
        await File.WriteAllTextAsync(Path.Combine(_node.Data, "library", "factors", "works.yaml"), Stone.Replace("0.41", "0.42", StringComparison.Ordinal));
        var refused = await NodeProcess.RunAsync("run", "--config", _node.Config, "--data", _node.Data, "--port", "0");
        Assert.Equal(2, refused.Exit);
        Assert.Contains("works.grid version 1", refused.Error, StringComparison.Ordinal);
        Assert.Contains("raise the version", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_says_what_is_wrong_by_symbol_and_changes_nothing()
    {
        var wrong = """{"source": {"id": "x", "nameZh": "", "nameEn": "", "methodSource": "M08.elec", "given": {"EF_elec": {"table": "electricity.MEE-NBS.provincial", "row": "Atlantis"}}, "activity": {"AD_elec": {"meter": "main", "point": "power"} } } }""";
        var preview = await (await PostAsync("sources/preview", wrong)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["AD_elec", "EF_elec"], preview.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("symbol").GetString()));
        Assert.False(preview.TryGetProperty("source", out _));

        var other = $$"""{"source": {{Source("power-main", """{"table": "electricity.MEE-NBS.national", "row": "national_average"}""")}} }""";
        var sound = await (await PostAsync("sources/preview", other)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("factor", sound.GetProperty("differences")[0].GetProperty("what").GetString());
        Assert.Equal(3, sound.GetProperty("source").GetProperty("constants").GetArrayLength());
        Assert.Equal(1, (await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/sources/power-main")).GetProperty("version").GetInt32());
        Assert.Equal(["$.source.colour"], await ErrorsAsync(await PostAsync("sources/preview", """{"source": {"colour": 1} }""")));
    }

    [Fact]
    public async Task Units_hold_what_they_are_told_to_and_nothing_impossible()
    {
        Assert.Equal(["$.members"], await ErrorsAsync(await PutAsync("boundaries/shop", """{"members": [{"source": "power-hall", "share": 0.6}, {"source": "nothing"}], "reason": "r"}""")));
        Assert.Equal(["$.reason"], await ErrorsAsync(await PutAsync("boundaries/shop", """{"members": []}""")));
        Assert.Equal(["$.members"], await ErrorsAsync(await PutAsync("boundaries/shop", """{"members": [{"boundary": "shop"}], "reason": "r"}""")));
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync("boundaries/office", """{"nameEn": "office", "members": [{"source": "power-hall", "share": 0.5}], "reason": "moved in"}""")).StatusCode);
        await TestNode.UntilAsync(_keeper, "/api/v1/boundaries", b => b.GetArrayLength() == 2);
        Assert.Equal(["$.members"], await ErrorsAsync(await PutAsync("boundaries/shop", """{"members": [{"source": "power-hall", "share": 0.6}], "reason": "more than whole"}""")));

        // From a day on another share; the two halves do not meet, so together they may be more than the whole.
        Assert.Equal(["$.members"], await ErrorsAsync(await PutAsync("boundaries/office", Dated("2026-06-30"))));
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync("boundaries/shop", """{"members": [], "reason": "moved out"}""")).StatusCode);
        await TestNode.UntilAsync(_keeper, "/api/v1/boundaries", b => b.EnumerateArray().Any(u => u.GetProperty("members").GetArrayLength() == 0));
        Assert.Equal(["$.members"], await ErrorsAsync(await PutAsync("boundaries/office", Dated("2026-07-01"))));
        Assert.Equal(["$.members"], await ErrorsAsync(await PutAsync("boundaries/office", """{"members": [{"source": "power-hall", "validFrom": "2026-07-01", "validTo": "2026-06-30"}], "reason": "r"}""")));
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync("boundaries/office", Dated("2026-06-30"))).StatusCode);
        var office = await TestNode.UntilAsync(_keeper, "/api/v1/boundaries", b => b.EnumerateArray().Any(u => u.GetProperty("members").GetArrayLength() == 2));
        var members = office.EnumerateArray().Single(u => u.GetProperty("id").GetString() == "office").GetProperty("members");
        Assert.Equal(("2026-06-30", "2026-07-01"), (members[0].GetProperty("validTo").GetString(), members[1].GetProperty("validFrom").GetString()));

        using var clerk = _node.Client(await _node.TokenAsync("operator"));
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PutAsJsonAsync("/api/v1/boundaries/shop", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PutAsJsonAsync("/api/v1/sources/x", new { })).StatusCode);
    }

    [Fact]
    public async Task The_library_is_read_formulas_are_checked_and_choices_are_offered_in_order()
    {
        var methods = await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/library/methods");
        Assert.True(methods.GetArrayLength() >= 34);
        Assert.Equal("M08.comb", (await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/library/methods/M08")).GetProperty("sources")[0].GetProperty("id").GetString());
        var table = await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/library/tables/electricity.MEE-NBS-2023.national");
        Assert.Equal("national fossil electricity", table.GetProperty("rows")[2].GetProperty("facts").GetProperty("calibre").GetString());
        Assert.Equal(2023, table.GetProperty("table").GetProperty("facts").GetProperty("dataYear").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await _keeper.GetAsync("/api/v1/library/tables/none")).StatusCode);

        var missing = await VerdictAsync("""{"formula": "FC * NCV * CC", "symbols": {"FC": "t", "NCV": "GJ/t", "CC": "tC/GJ"}, "resultUnit": "tCO2"}""");
        Assert.Contains("44 / 12", missing.GetProperty("problem").GetString());
        var unknown = await VerdictAsync("""{"formula": "FC + NCX", "symbols": {"FC": "t"}, "resultUnit": "t"}""");
        Assert.Equal(6, unknown.GetProperty("position").GetInt32());
        Assert.True((await VerdictAsync("""{"formula": "FC * NCV * CC * 44 / 12", "symbols": {"FC": "t", "NCV": "GJ/t", "CC": "tC/GJ"}, "resultUnit": "tCO2"}""")).GetProperty("sound").GetBoolean());

        var choices = (await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/library/choices?methodSource=M08.comb&symbol=NCV&select=fuel:anthracite")).EnumerateArray().ToList();
        Assert.Equal("enter", choices[0].GetProperty("kind").GetString());
        Assert.True(choices[1].GetProperty("isDefault").GetBoolean());
        Assert.Equal("anthracite", choices[1].GetProperty("row").GetString());
        var grid = (await _keeper.GetFromJsonAsync<JsonElement>("/api/v1/library/choices?methodSource=M08.elec&symbol=EF_elec")).EnumerateArray().ToList();
        Assert.Contains(grid, c => c.TryGetProperty("table", out var t) && t.GetString() == "electricity.NATIONAL-MARKET");
        Assert.Equal(HttpStatusCode.BadRequest, (await _keeper.GetAsync("/api/v1/library/choices?methodSource=M08.elec&symbol=nothing")).StatusCode);
    }

    private static string Dated(string last) =>
        $$"""{"members": [{"source": "power-hall", "share": 0.6, "validTo": "{{last}}"}, {"source": "power-hall", "share": 0.7, "validFrom": "2026-07-01"}], "reason": "more room"}""";

    private static string Source(string id, string factor) =>
        $$"""{"id": "{{id}}", "nameZh": "电", "nameEn": "power", "methodSource": "M08.elec", "given": {"EF_elec": {{factor}} }, "activity": {"AD_elec": {"meter": "{{(id == "power-hall" ? "hall" : "main")}}", "point": "energy"} } }""";

    private async Task StartAsync()
    {
        await _node.StartAsync();
        _keeper = _node.Client(await _node.TokenAsync("administrator"));
        await TestNode.UntilAsync(_keeper, "/api/v1/sources", s => s.GetArrayLength() >= 2);
    }

    private Task<HttpResponseMessage> BindAsync(string id, string source, string reason, string? unit = null) =>
        PutAsync($"sources/{id}", $$"""{"source": {{source}}, "reason": "{{reason}}"{{(unit is null ? "" : $", \"unit\": \"{unit}\"")}} }""");

    private Task<HttpResponseMessage> PutAsync(string path, string json) => _keeper.PutAsync($"/api/v1/{path}", new StringContent(json, Encoding.UTF8, "application/json"));

    private Task<HttpResponseMessage> PostAsync(string path, string json) => _keeper.PostAsync($"/api/v1/{path}", new StringContent(json, Encoding.UTF8, "application/json"));

    private async Task<JsonElement> VerdictAsync(string json) => await (await PostAsync("library/formulas/check", json)).Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<IEnumerable<string>> ErrorsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order();
    }
}

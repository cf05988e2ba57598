using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MiniExcelLibs;
using static Carbon.Node.Tests.Node.EntryPlant;

namespace Carbon.Node.Tests.Node;

/// <summary>Entries over the API of a running node: from the form to the plant's tonnes.</summary>
public sealed class EntryApiTests
{
    private static readonly string Emissions =
        $"/api/v1/emissions?scope=plant:works&step=month&from={Text(Month(-1))}&to={Text(Month(0))}";

    [Fact]
    public async Task An_entry_counts_at_once_is_reviewed_by_another_and_survives_a_sudden_death()
    {
        await using var node = new TestNode(EntryPlant.Configuration);
        var (first, second) = (await node.TokenAsync("operator"), await node.TokenAsync("operator"));
        await node.StartAsync();
        var (wang, li) = (node.Client(first), node.Client(second));

        var made = await wang.PostAsJsonAsync("/api/v1/items/coal/entries", Coal("e1", Month(-1), "3100000", "kg"));
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        var figure = await FigureAsync(wang, f => Value(f) > 0m && Quality(f, "underReview") == 1m);
        Assert.Equal(Tonnes(3100m), Value(figure), 6);
        Assert.Equal((0m, 1m), (Quality(figure, "manual"), Quality(figure, "underReview")));

        Assert.Equal(HttpStatusCode.Conflict, (await wang.PostAsJsonAsync("/api/v1/items/coal/entries/e1/review", new { })).StatusCode);
        await StepAsync(li, "e1", "review");
        await StepAsync(li, "e1", "approve");
        figure = await FigureAsync(wang, f => Quality(f, "underReview") == 0m);
        Assert.Equal((1m, 0m), (Quality(figure, "manual"), Quality(figure, "underReview")));

        var sample = new { id = "s1", from = Text(Month(-1)), to = Text(Month(-1)), value = "22.5", mass = "50", document = "R-1", submit = true };
        var sampled = await wang.PostAsJsonAsync("/api/v1/items/heat/entries", sample);
        Assert.True(sampled.IsSuccessStatusCode, await sampled.Content.ReadAsStringAsync());
        var certificate = await wang.PostAsync("/api/v1/items/heat/entries/s1/vouchers?name=R-1.txt", new ByteArrayContent("22.5 GJ/t"u8.ToArray()));
        Assert.Equal(HttpStatusCode.NoContent, certificate.StatusCode);
        await TestNode.UntilAsync(wang, "/api/v1/entries?item=heat", e => e.GetArrayLength() == 1 && e[0].GetProperty("vouchers").GetArrayLength() == 1);
        figure = await FigureAsync(wang, f => Math.Abs(Value(f) - Tonnes(3100m, 22.5m)) < 0.000001m);
        Assert.Equal(Tonnes(3100m, 22.5m), Value(figure), 6);

        var trace = JsonDocument.Parse(await wang.GetStringAsync($"/api/v1/figures/{figure.GetProperty("id").GetString()}/trace")).RootElement;
        var term = trace.GetProperty("sources")[0].GetProperty("activities")[0].GetProperty("terms")[0];
        Assert.Equal(("item:coal", 3100m), (term.GetProperty("meter").GetString(), decimal.Parse(term.GetProperty("quantity").GetString()!, CultureInfo.InvariantCulture)));

        Assert.Equal(["e1"], term.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("id").GetString()));
        var heat = trace.GetProperty("sources")[0].GetProperty("constants").EnumerateArray().First(c => c.TryGetProperty("item", out _));
        var sampleEntry = Assert.Single(heat.GetProperty("entries").EnumerateArray());
        Assert.Equal(("heat", "s1", "submitted"), (sampleEntry.GetProperty("item").GetString(), sampleEntry.GetProperty("id").GetString(), sampleEntry.GetProperty("state").GetString()));
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("22.5 GJ/t"u8)),
            Assert.Single(sampleEntry.GetProperty("vouchers").EnumerateArray()).GetProperty("sha256").GetString());

        var entry = JsonDocument.Parse(await wang.GetStringAsync("/api/v1/items/coal/entries/e1")).RootElement;
        Assert.Equal(("3100000", "kg", 3100m, "approved"), (entry.GetProperty("original").GetString(), entry.GetProperty("unit").GetString(), Value(entry), entry.GetProperty("state").GetString()));
        Assert.Equal(["draft", "submitted", "reviewed", "approved"], entry.GetProperty("history").EnumerateArray().Select(s => s.GetProperty("state").GetString()));

        await node.Process.KillAsync();
        await node.StartAsync();
        var again = await FigureAsync(node.Client(first), f => Value(f) == Value(figure));
        Assert.Equal(figure.GetRawText(), again.GetRawText());
        Assert.Equal(0, (await node.Process.TerminateAsync()).Exit);
        var verified = await NodeProcess.RunAsync("verify", "--data", node.Data);
        Assert.True(verified.Exit == 0, verified.Output + verified.Error);
    }

    [Fact]
    public async Task A_month_long_past_is_corrected_when_its_hours_are_in_the_journal_only()
    {
        await using var node = new TestNode(EntryPlant.TwoItems);
        var token = await node.TokenAsync("operator");
        await node.StartAsync();
        using var wang = node.Client(token);
        for (var month = -11; month <= -1; month++)
        {
            await EnterAsync(wang, "coal", Coal($"c{-month}", Month(month), $"{1000 - month}", "t"));
            await EnterAsync(wang, "sold", Coal($"s{-month}", Month(month), "100", "t"));
        }
        await MonthIsAsync(wang, -1, Tonnes(901m));
        await MonthIsAsync(wang, -10, Tonnes(910m));

        await EnterAsync(wang, "coal", Coal("late", Month(-10), "600", "t", "c10"));
        await MonthIsAsync(wang, -10, Tonnes(500m));
        await EnterAsync(wang, "heat", new { id = "h", from = Text(Month(-9)), to = Text(Month(-9)), value = "22", mass = "1", submit = true });
        await MonthIsAsync(wang, -9, Tonnes(909m, 22m));
        await MonthIsAsync(wang, -10, Tonnes(500m));
        await MonthIsAsync(wang, -11, Tonnes(911m));

        Assert.Equal(0, (await node.Process.TerminateAsync()).Exit);
        var verified = await NodeProcess.RunAsync("verify", "--data", node.Data);
        Assert.True(verified.Exit == 0, verified.Output + verified.Error);
    }

    [Fact]
    public async Task A_voucher_comes_back_as_it_was_and_is_not_served_when_it_is_damaged()
    {
        await using var node = new TestNode(EntryPlant.Configuration);
        var (keeper, viewer) = (await node.TokenAsync("operator"), await node.TokenAsync("viewer"));
        await node.StartAsync();
        using var wang = node.Client(keeper);
        Assert.Equal(HttpStatusCode.Forbidden, (await node.Client(viewer).PostAsJsonAsync("/api/v1/items/coal/entries", Coal("e1", Month(-1), "1", "t"))).StatusCode);
        (await wang.PostAsJsonAsync("/api/v1/items/coal/entries", Coal("e1", Month(-1), "1", "t"))).EnsureSuccessStatusCode();
        await TestNode.UntilAsync(wang, "/api/v1/items", i => i.GetArrayLength() == 2);
        var large = new byte[5 * 1024 * 1024];
        Random.Shared.NextBytes(large);
        "%PDF-1.7"u8.CopyTo(large);

        Assert.Equal(HttpStatusCode.BadRequest, (await AttachAsync(wang, "page.html", "text/html", "<script>"u8.ToArray())).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await AttachAsync(wang, "invoice.pdf", "application/pdf", "not a document"u8.ToArray())).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await AttachAsync(wang, "发票.pdf", "application/pdf", large)).StatusCode);
        var entries = await TestNode.UntilAsync(wang, "/api/v1/entries?item=coal", e => e.GetArrayLength() == 1 && e[0].GetProperty("vouchers").GetArrayLength() == 1);
        var voucher = entries[0].GetProperty("vouchers")[0];
        var address = $"/api/v1/items/coal/entries/e1/vouchers/{voucher.GetProperty("sha256").GetString()}";
        Assert.Equal("发票.pdf", voucher.GetProperty("name").GetString());
        Assert.Equal(large, await node.Client(viewer).GetByteArrayAsync(address));

        var file = Directory.EnumerateFiles(Path.Combine(node.Data, "vouchers"), "*", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var damaged = await wang.GetAsync(address);
        Assert.Equal(HttpStatusCode.InternalServerError, damaged.StatusCode);
        Assert.Contains("not what was attached", await damaged.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // A folder is verified while its node runs; the finding names the voucher and the entry.
        var hash = Path.GetFileName(file);
        Assert.StartsWith($"the voucher '发票.pdf' of entry e1 of item coal is not what was attached: its hash is ", await BadAsync(node, 1), StringComparison.Ordinal);
        File.Delete(file);
        Assert.Equal($"the voucher '发票.pdf' of entry e1 of item coal is missing; restore {file} from a backup", await BadAsync(node, 1));
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        Assert.Equal("", await BadAsync(node, 0));
        Assert.Equal(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(large)));
    }

    private static async Task<string> BadAsync(TestNode node, int exit)
    {
        var verified = await NodeProcess.RunAsync("verify", "--data", node.Data);
        Assert.Equal(exit, verified.Exit);
        var bad = JsonDocument.Parse(verified.Output).RootElement.GetProperty("first_bad");
        return bad.ValueKind == JsonValueKind.Null ? "" : bad.GetProperty("reason").GetString()!;
    }

    [Fact]
    public async Task A_table_is_taken_whole_or_not_at_all_and_only_once()
    {
        await using var node = new TestNode(EntryPlant.Configuration);
        var token = await node.TokenAsync("operator");
        await node.StartAsync();
        using var wang = node.Client(token);
        await TestNode.UntilAsync(wang, "/api/v1/items", i => i.GetArrayLength() == 2);
        var due = await TestNode.UntilAsync(wang, "/api/v1/entries/due", d => d.EnumerateArray().Count(Coals) == 3);
        Assert.Equal(Text(Month(-3)), due.EnumerateArray().First(Coals).GetProperty("from").GetString());
        Assert.True(due.EnumerateArray().First(Coals).GetProperty("daysOverdue").GetInt32() > 50);
        var alerts = await TestNode.UntilAsync(wang, "/api/v1/alerts", a => a.EnumerateArray().Any(e => e.GetProperty("id").GetString() == "entry_overdue~coal"));
        var overdue = alerts.EnumerateArray().Single(e => e.GetProperty("id").GetString() == "entry_overdue~coal");
        Assert.Equal(("critical", "item:coal"), (overdue.GetProperty("severity").GetString(), overdue.GetProperty("scope").GetString()));
        Assert.Contains("wang", overdue.GetProperty("actionZh").GetString(), StringComparison.Ordinal);

        var bad = $"填报项;开始日期;截止日期;数值;单位\ncoal;{Text(Month(-3))};{Text(Month(-2).AddDays(-1))};1,200.5;t\ncoal;{Month(-2):yyyy年M月};;12,5;t\ngas;{Text(Month(-1))};;3;t\n";
        var (status, report) = await ImportAsync(wang, Encoding.UTF8.GetBytes(bad));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal((3, "value"), (report.GetProperty("problems")[0].GetProperty("row").GetInt32(), report.GetProperty("problems")[0].GetProperty("column").GetString()));
        Assert.Equal("[]", (await TestNode.UntilAsync(wang, "/api/v1/entries", _ => true)).GetRawText());

        var good = bad.Replace("12,5", "12.5", StringComparison.Ordinal).Replace($"gas;{Text(Month(-1))};;3;t\n", "", StringComparison.Ordinal);
        (status, report) = await ImportAsync(wang, Encoding.UTF8.GetBytes(good));
        Assert.True(status == HttpStatusCode.OK, report.GetRawText());
        Assert.Equal(2, report.GetProperty("made").GetInt32());
        (status, report) = await ImportAsync(wang, Encoding.UTF8.GetBytes(good));
        Assert.Equal((HttpStatusCode.OK, 0, 2), (status, report.GetProperty("made").GetInt32(), report.GetProperty("unchanged").GetInt32()));

        due = await TestNode.UntilAsync(wang, "/api/v1/entries/due", d => d.EnumerateArray().Count(Coals) == 1);
        Assert.Equal(Text(Month(-1)), due.EnumerateArray().Single(Coals).GetProperty("from").GetString());
        await WorkbookAsync(wang);
    }

    [Fact]
    public async Task An_item_that_does_not_fit_is_refused_with_its_line()
    {
        await using var node = new TestNode(EntryPlant.Configuration.Replace("\"FC\": {\"item\": \"coal\"}", "\"FC\": {\"item\": \"heat\"}", StringComparison.Ordinal));
        var found = await NodeProcess.RunAsync("run", "--config", node.Config, "--check");
        Assert.Equal(2, found.Exit);
        Assert.Contains("is no quantity", found.Error, StringComparison.Ordinal);
        Assert.Contains("line 15", found.Error, StringComparison.Ordinal);
    }

    /// <summary>The template as a person fills it in: the row of the missing month gets a number and a date cell.</summary>
    private static async Task WorkbookAsync(HttpClient client)
    {
        var template = await client.GetByteArrayAsync("/api/v1/entries/template?format=xlsx&item=coal");
        var rows = new MemoryStream(template).Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        Assert.StartsWith("#", (string)rows[0]["item"]!, StringComparison.Ordinal);
        Assert.Equal("coal", rows[1]["item"]);
        rows[1]["value"] = 1234.56789;
        rows[1]["from"] = Month(-1).ToDateTime(TimeOnly.MinValue);
        using var filled = new MemoryStream();
        filled.SaveAs(rows);

        var (status, report) = await ImportAsync(client, filled.ToArray());

        Assert.True(status == HttpStatusCode.OK, report.GetRawText());
        Assert.Equal(1, report.GetProperty("made").GetInt32());
        var entries = await TestNode.UntilAsync(client, $"/api/v1/entries?item=coal&from={Text(Month(-1))}", e => e.GetArrayLength() == 1);
        Assert.Equal("1234.56789", entries[0].GetProperty("value").GetString());
    }

    private static bool Coals(JsonElement due) => due.GetProperty("item").GetString() == "coal";

    private static object Coal(string id, DateOnly month, string value, string unit, string? supersedes = null) => new
    {
        id,
        from = Text(month),
        to = Text(month.AddMonths(1).AddDays(-1)),
        value,
        unit,
        document = "weighbridge",
        supersedes,
        submit = true,
    };

    private static async Task EnterAsync(HttpClient client, string item, object entry)
    {
        var answer = await client.PostAsJsonAsync($"/api/v1/items/{item}/entries", entry);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task MonthIsAsync(HttpClient client, int month, decimal tonnes)
    {
        var path = $"/api/v1/emissions?scope=source:boiler&step=month&from={Text(Month(month))}&to={Text(Month(month + 1))}";
        var answer = await TestNode.UntilAsync(client, path, a => a.GetProperty("figures").EnumerateArray().Any(f => Math.Abs(Value(f) - tonnes) < 0.00001m));
        Assert.Equal(tonnes, Value(answer.GetProperty("figures")[0]), 5);
    }

    private static async Task StepAsync(HttpClient client, string entry, string step)
    {
        var answer = await client.PostAsJsonAsync($"/api/v1/items/coal/entries/{entry}/{step}", new { });
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> AttachAsync(HttpClient client, string name, string type, byte[] content)
    {
        using var body = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        return await client.PostAsync($"/api/v1/items/coal/entries/e1/vouchers?name={Uri.EscapeDataString(name)}", body);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Report)> ImportAsync(HttpClient client, byte[] table)
    {
        using var body = new ByteArrayContent(table);
        using var answer = await client.PostAsync("/api/v1/entries/import", body);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<JsonElement> FigureAsync(HttpClient client, Func<JsonElement, bool> wanted)
    {
        var answer = await TestNode.UntilAsync(client, Emissions, a => a.GetProperty("figures").EnumerateArray().Any(wanted));
        return answer.GetProperty("figures").EnumerateArray().First();
    }

    private static decimal Value(JsonElement figure) => decimal.Parse(figure.GetProperty("value").GetString()!, CultureInfo.InvariantCulture);

    private static decimal Quality(JsonElement figure, string part) => decimal.Parse(figure.GetProperty("quality").GetProperty(part).GetString()!, CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Carbon.Contracts;
using Carbon.Persistence;
using static Carbon.Node.Tests.Node.EntryPlant;

namespace Carbon.Node.Tests.Node;

/// <summary>kill -9 while days long past are being reckoned from the journal, some sources done and others not.</summary>
public sealed class HistoryKillTests
{
    private const int Boilers = 16, Months = 11, Attempts = 8;

    [Fact]
    public async Task A_history_cut_off_by_a_kill_is_finished_after_the_restart_and_equals_an_undisturbed_one()
    {
        await using var node = new TestNode(Plant);
        var token = await node.TokenAsync("operator");
        await node.StartAsync();
        await FillAsync(node.Client(token));
        var (cut, carbon) = (0, 0m);
        for (var attempt = 1; attempt <= Attempts && cut == 0; attempt++)
        {
            carbon = 0.026m + attempt * 0.0001m;
            var before = Histories(node).Sum(h => h.Value);
            await CarbonAsync(node.Client(token), carbon, attempt);
            await UntilAsync(() => Histories(node).Sum(h => h.Value) > before, "no history was reckoned");
            await node.Process.KillAsync();
            cut = Boilers - (Histories(node).Sum(h => h.Value) - before);
            await node.StartAsync();
            await FiguresAsync(node.Client(token), carbon);
        }
        Assert.InRange(cut, 1, Boilers - 1);
        Assert.Equal([], Pending(node));
        var killed = await FiguresAsync(node.Client(token), carbon);

        await using var calm = new TestNode(Plant);
        var other = await calm.TokenAsync("operator");
        await calm.StartAsync();
        await FillAsync(calm.Client(other));
        await CarbonAsync(calm.Client(other), carbon, 1);
        Assert.Equal(await FiguresAsync(calm.Client(other), carbon), killed);

        Assert.Equal(0, (await node.Process.TerminateAsync()).Exit);
        var verified = await NodeProcess.RunAsync("verify", "--data", node.Data);
        Assert.True(verified.Exit == 0, verified.Output + verified.Error);
    }

    /// <summary>Boilers that burn the coal of one entry a month; the carbon of all is one data item of the accountant.</summary>
    private static string Plant => $$"""
        {
          "role": "terminal",
          "plant": {"id": "works", "nameZh": "厂", "nameEn": "works", "timeZone": "Asia/Shanghai", "method": "M08"},
          "items": [
            {"id": "coal", "nameZh": "原煤", "nameEn": "coal", "kind": "quantity", "unit": "t", "dueFrom": "{{Text(Month(0))}}"},
            {"id": "carbon", "nameZh": "含碳量", "nameEn": "carbon", "kind": "factor", "unit": "tC/GJ", "dueFrom": "{{Text(Month(0))}}"}
          ],
          "sources": [{{string.Join(", ", Enumerable.Range(0, Boilers).Select(Boiler))}}]
        }
        """;

    private static string Boiler(int number) => $$"""
        {"id": "boiler-{{number}}", "nameZh": "锅炉", "nameEn": "boiler", "methodSource": "M08.comb",
         "given": {
           "NCV": {"value": {{DefaultHeat}}, "unit": "GJ/t", "origin": "test"},
           "CC": {"item": "carbon", "value": {{EntryPlant.Carbon}}, "unit": "tC/GJ", "origin": "test"},
           "OF": {"value": {{Oxidation}}, "unit": "fraction", "origin": "test"}
         },
         "activity": {"FC": {"expression": "coal * 0.{{number + 1:00}}", "terms": {"coal": {"item": "coal"} } } } }
        """;

    private static async Task FillAsync(HttpClient client)
    {
        for (var month = -Months; month <= -1; month++)
            await EnterAsync(client, "coal", new { id = $"c{-month}", from = Text(Month(month)), to = Text(Month(month + 1).AddDays(-1)), value = "31000", unit = "t", submit = true });
        await FiguresAsync(client, EntryPlant.Carbon);
    }

    private static Task CarbonAsync(HttpClient client, decimal carbon, int attempt) => EnterAsync(client, "carbon", new
    {
        id = $"f{attempt}",
        from = Text(Month(-Months)),
        value = carbon.ToString(CultureInfo.InvariantCulture),
        document = "notice",
        supersedes = attempt == 1 ? null : $"f{attempt - 1}",
        submit = true,
    });

    private static async Task EnterAsync(HttpClient client, string item, object entry)
    {
        using var made = await client.PostAsJsonAsync($"/api/v1/items/{item}/entries", entry);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
    }

    /// <summary>Every month of every boiler, as soon as all stand with this carbon content.</summary>
    private static async Task<List<string>> FiguresAsync(HttpClient client, decimal carbon)
    {
        var whole = Enumerable.Range(1, Boilers).Sum(i => i / 100m) * Months * 31000m * DefaultHeat * carbon * Oxidation * 44m / 12m;
        var answer = await TestNode.UntilAsync(
            client, $"/api/v1/emissions?scope=plant:works&step=month&by=source&from={Text(Month(-Months))}&to={Text(Month(0))}", a => Math.Abs(Sum(a) - whole) < 0.01m, 90);
        Assert.Equal(whole, Sum(answer), 1);
        return [.. answer.GetProperty("figures").EnumerateArray().Select(f => $"{f.GetProperty("key")} {f.GetProperty("from")} {f.GetProperty("value")}").Order(StringComparer.Ordinal)];
    }

    private static decimal Sum(JsonElement answer) =>
        answer.GetProperty("figures").EnumerateArray().Sum(f => decimal.Parse(f.GetProperty("value").GetString()!, CultureInfo.InvariantCulture));

    /// <summary>How often each source has restated its past, read beside the running node.</summary>
    private static Dictionary<string, int> Histories(TestNode node) => Enumerable.Range(0, Boilers).ToDictionary(i => $"boiler-{i}", i => Events(node, i).Count(e => e is HistoryRestated));

    private static IEnumerable<string> Pending(TestNode node) => Enumerable.Range(0, Boilers).Where(i =>
    {
        var events = Events(node, i);
        return events.OfType<ValuesTaken>().Last().Account != events.OfType<HistoryRestated>().Last().Account;
    }).Select(i => $"boiler-{i}");

    private static List<Google.Protobuf.IMessage> Events(TestNode node, int boiler)
    {
        using var reader = new JournalReader(Path.Combine(node.Data, "journal.db"));
        return [.. reader.Of($"source-boiler-{boiler}", 1, long.MaxValue).Select(e => e.Event)];
    }

    private static async Task UntilAsync(Func<bool> wanted, string otherwise)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!wanted())
        {
            Assert.False(limit.IsCancellationRequested, otherwise);
            await pause.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}

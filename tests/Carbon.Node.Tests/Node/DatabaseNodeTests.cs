using System.Globalization;
using System.Text.Json;
using Carbon.Node.Tests.Acquisition.Sql;

namespace Carbon.Node.Tests.Node;

/// <summary>A node that reads a database, with its real journal.</summary>
public sealed class DatabaseNodeTests
{
    [Fact]
    public async Task A_killed_node_that_lost_its_positions_reads_the_database_again_and_counts_every_row_once()
    {
        using var table = new EnergyTable();
        var first = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime.AddHours(-3);
        table.AddMany(first, TimeSpan.FromMinutes(1), 60);
        await using var node = new TestNode(SmallPlant.Pushed(Channel(table.Database)));
        var token = await node.TokenAsync("operator");
        await node.StartAsync();
        await CountAsync(node, token, 60);
        await node.Process.KillAsync();
        Directory.Delete(Path.Combine(node.Data, "positions"), recursive: true);
        table.AddMany(first.AddHours(1), TimeSpan.FromMinutes(1), 40);
        await node.StartAsync();
        await CountAsync(node, token, 100);
        Assert.True(File.Exists(Path.Combine(node.Data, "positions", "mes.json")));
    }

    private static async Task CountAsync(TestNode node, string token, int expected)
    {
        var from = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddHours(-12).ToString("O", CultureInfo.InvariantCulture));
        var answer = await TestNode.UntilAsync(node.Client(token), $"/api/v1/meters/hall/readings?step=raw&from={from}", a => Values(a) >= expected);
        Assert.Equal(expected, Values(answer));
    }

    private static int Values(JsonElement answer) => answer.GetProperty("points")[0].GetProperty("values").GetArrayLength();

    private static string Channel(string database) => $$"""
        {"protocol": "sql", "id": "mes", "provider": "sqlite", "database": "{{database}}",
         "queries": [{"id": "energy", "every": "1s", "time": "ts", "key": "meter", "rows": 25,
           "select": "SELECT ts, meter, kwh FROM energy WHERE ts > @since ORDER BY ts LIMIT @limit",
           "track": {"column": "ts", "kind": "text", "format": "yyyy-MM-dd HH:mm:ss", "start": "2026-01-01T00:00:00+08:00"} }],
         "meters": [{"meterId": "hall", "points": [{"pointId": "energy", "query": "energy", "column": "kwh", "key": "A-1"}]}]}
        """;
}
